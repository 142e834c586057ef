import type { Hue } from '@preau/domain/hue'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { hours } from './format.ts'

export type LessonCell = {
  id: string
  /** 'YYYY-MM-DD' */
  date: string
  /** 'HH:MM' */
  startsAt: string
  endsAt: string
  subject: string
  hue: Hue
  room?: string | undefined
  /** The teachers for a pupil, the class or group for a teacher. */
  people?: string | undefined
  /** Two or three words: « Évaluation », « Salle changée ». */
  badge?: string | undefined
  /** A quiet line: « Devoirs à faire », « Séance publiée ». */
  note?: string | undefined
  /** Struck and hatched; the badge is then « Annulé » unless another is given. */
  cancelled?: boolean
  /** Where it opens: a path of the app, or a handler. */
  to?: string | undefined
  onOpen?: (() => void) | undefined
}

/** Room and people on one line, whichever are known. */
export const whereAndWho = ({ room, people }: Pick<LessonCell, 'room' | 'people'>) =>
  [room, people].filter(Boolean).join(' · ')

/** What a lesson says of itself, in the week and in the day. */
export function LessonWords({ lesson, withHours }: { lesson: LessonCell; withHours: 'always' | 'on-phone' | 'never' }) {
  const badge = lesson.badge ?? (lesson.cancelled ? 'Annulé' : undefined)
  const about = whereAndWho(lesson)
  return (
    <>
      {withHours !== 'never' && (
        <span className={`block text-sm ${withHours === 'on-phone' ? 'sm:sr-only' : ''}`}>
          {hours(lesson.startsAt, lesson.endsAt)}
        </span>
      )}
      <span
        className={`block font-[650] leading-tight hyphens-auto sm:max-md:text-sm md:max-lg:text-base print:text-base ${lesson.cancelled ? 'line-through' : ''}`}
      >
        {lesson.subject}
      </span>
      {about && <span className="mt-0.5 block text-sm leading-snug">{about}</span>}
      {badge && (
        <span
          className={`mt-1 inline-block rounded px-1.5 text-sm font-bold leading-5 ${
            lesson.cancelled ? 'bg-danger text-on-accent' : 'bg-(--cover-text) text-(--cover-tint)'
          }`}
        >
          {badge}
        </span>
      )}
      {lesson.note && <span className="mt-0.5 block text-sm leading-snug">{lesson.note}</span>}
    </>
  )
}

/** A link when it has an address, a button when it has a handler, plain words else. */
export function LessonBox({
  lesson,
  className,
  children,
}: {
  lesson: LessonCell
  className: string
  children: ReactNode
}) {
  const look = `lesson hue-${lesson.hue} block w-full text-left ${lesson.cancelled ? 'hatched' : ''} ${className}`
  if (lesson.to) {
    return (
      <Link to={lesson.to} className={look}>
        {children}
      </Link>
    )
  }
  if (lesson.onOpen) {
    return (
      <button type="button" onClick={lesson.onOpen} className={`${look} content-start !grid`}>
        {children}
      </button>
    )
  }
  return <div className={look}>{children}</div>
}
