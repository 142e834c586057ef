import type { Hue } from '@preau/domain/hue'
import { Attachments } from '@preau/ui/attachment'
import { Card } from '@preau/ui/card'
import { Chip, SubjectPill } from '@preau/ui/chip'
import { Dialog } from '@preau/ui/dialog'
import { Failure } from '@preau/ui/failure'
import { capital, hours, longDate, relativeDay } from '@preau/ui/format'
import { Skeleton } from '@preau/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { ReactNode } from 'react'
import { api } from './api.ts'
import { ChildMark } from './child-mark.tsx'
import { useNow } from './clock.ts'
import { cover } from './cover.ts'
import { attachment } from './file-href.ts'
import { answerTo, sentence } from './mishap.ts'

type Lesson = inferOutput<typeof api.timetable.lesson>

type LessonSheetProps = { childId: string; slotId: string; date: string; onClose: () => void }

/** One lesson of one day, over the page it was opened from. */
export function LessonSheet({ childId, slotId, date, onClose }: LessonSheetProps) {
  const { data, error, refetch } = useQuery(api.timetable.lesson.queryOptions({ slotId, date, studentId: childId }))
  return (
    <Dialog
      open
      onClose={onClose}
      title={data ? cover(data.subject).name : 'Cours'}
      lead={data ? `${capital(longDate(date))}, ${hours(data.startsAt, data.endsAt)}` : undefined}
    >
      {error && (
        <Failure reference={answerTo(error)?.reference} onRetry={() => void refetch()}>
          {answerTo(error)?.reason ? sentence(error) : undefined}
        </Failure>
      )}
      {!data && !error && <Skeleton rows={2} />}
      {data && <LessonBody lesson={data} childId={childId} />}
    </Dialog>
  )
}

function LessonBody({ lesson, childId }: { lesson: Lesson; childId: string }) {
  const { name, hue } = cover(lesson.subject)
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <ChildMark id={childId} />
        <SubjectPill hue={hue}>{name}</SubjectPill>
        {lesson.room && <Chip>Salle {lesson.room}</Chip>}
        <span className="text-base text-quiet">
          {[lesson.teachers.map((teacher) => teacher.name).join(', '), lesson.group.name].filter(Boolean).join(' · ')}
        </span>
      </p>
      <Part title="Contenu de la séance">
        {lesson.content?.body && <p className="whitespace-pre-line">{lesson.content.body}</p>}
        {!lesson.content && <p className="text-quiet">Rien n’est encore écrit pour ce cours.</p>}
        <Attachments label="Fichiers du cours" files={lesson.content?.files.map(attachment) ?? []} />
      </Part>
      <Works title="À faire pour ce cours" works={lesson.due} hue={hue} childId={childId} />
      <Works title="Donné à ce cours" works={lesson.given} hue={hue} childId={childId} />
    </>
  )
}

type WorksProps = { title: string; works: Lesson['due']; hue: Hue; childId: string }

function Works({ title, works, hue, childId }: WorksProps) {
  const { today } = useNow()
  if (works.length === 0) return null
  return (
    <Part title={title}>
      {works.map(({ id, title: words, dueOn, handIn }) => (
        <Card
          key={id}
          hue={hue}
          title={
            <Link to="/enfants/$childId/devoirs/$homeworkId" params={{ childId, homeworkId: id }} className="stretched">
              {words}
            </Link>
          }
          meta={`Pour ${relativeDay(dueOn, today)}${handIn ? ' · à rendre en ligne' : ''}`}
        />
      ))}
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h3 className="text-lg">{title}</h3>
      {children}
    </section>
  )
}
