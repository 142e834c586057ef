import type { ReactNode } from 'react'
import { Chip } from './chip.tsx'
import { capital, hour, hours, relativeTime } from './format.ts'
import { LessonBox, type LessonCell, LessonWords, whereAndWho } from './lesson.tsx'

/** The lesson that is on at `now` ('HH:MM'), and the one that comes next; cancelled ones do not count. */
export function nowAndNext<Lesson extends Pick<LessonCell, 'startsAt' | 'endsAt' | 'cancelled'>>(
  lessons: Lesson[],
  now: string,
) {
  const real = lessons.filter(({ cancelled }) => !cancelled).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  return {
    current: real.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt),
    next: real.find(({ startsAt }) => startsAt > now),
  }
}

/** One day's lessons, in order. With `now`, what is on and what comes next are marked, what is over is quieter. */
export function DayList({
  lessons,
  now,
  label = 'Cours du jour',
}: {
  lessons: LessonCell[]
  now?: string
  label?: string
}) {
  const { current, next } = now ? nowAndNext(lessons, now) : {}
  const sorted = lessons.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  return (
    <ol aria-label={label} className="grid gap-2">
      {sorted.map((lesson) => (
        <li key={lesson.id} className="grid grid-cols-[4rem_minmax(0,1fr)] gap-2">
          <p className="pt-2 text-right text-sm leading-snug text-quiet">
            <span className={`block ${lesson === current ? 'font-bold text-accent' : 'text-ink'}`}>
              {hour(lesson.startsAt)}
            </span>
            <span className="sr-only">à </span>
            {hour(lesson.endsAt)}
          </p>
          <LessonBox
            lesson={lesson}
            className={`relative px-3.5 py-2 ${lesson === current ? 'ring-2 ring-accent ring-offset-2 ring-offset-page' : ''}`}
          >
            <LessonWords lesson={lesson} withHours="never" />
            {now && (lesson === current || lesson === next) && (
              <span className="mt-1.5 block">
                <Chip tone="accent">
                  {lesson === current ? 'En ce moment' : capital(relativeTime(lesson.startsAt, now))}
                </Chip>
              </span>
            )}
          </LessonBox>
        </li>
      ))}
    </ol>
  )
}

/** The card at the top of today: what, where, with whom, and in how long. */
export function NextLesson({ lesson, now }: { lesson: LessonCell; now: string }) {
  const on = lesson.startsAt <= now
  return (
    <LessonCard lesson={lesson}>
      <span className="block font-title text-lg font-[550]">{lesson.subject}</span>
      <span className="block text-base text-quiet">
        {[hours(lesson.startsAt, lesson.endsAt), whereAndWho(lesson)].filter(Boolean).join(' · ')}
      </span>
      <span className="mt-0.5 block text-base">
        {on ? `Jusqu’à ${hour(lesson.endsAt)}` : <Capital text={relativeTime(lesson.startsAt, now)} />}
      </span>
    </LessonCard>
  )
}

function Capital({ text }: { text: string }) {
  return <span className="block first-letter:uppercase">{text}</span>
}

function LessonCard({ lesson, children }: { lesson: LessonCell; children: ReactNode }) {
  return (
    <LessonBox lesson={lesson} className="cover !bg-surface px-4 py-3.5 !text-ink">
      {children}
    </LessonBox>
  )
}
