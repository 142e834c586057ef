import { buttonClass } from '@preau/ui/button'
import { Chip, StatusChip } from '@preau/ui/chip'
import { capital, count, relativeDay, time } from '@preau/ui/format'
import { WorkCard } from '@preau/ui/tick'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { Clock } from 'lucide-react'
import type { api } from './api.ts'
import { cover } from './cover.ts'

export type Work = inferOutput<typeof api.homework.list>['items'][number]

type HomeworkLineProps = {
  work: Work
  done: boolean
  onDone: (done: boolean) => void
  today: string
  /** Left out where the heading above already says the day. */
  withDay?: boolean
}

/** One piece of work: to tick when it is done on paper, to hand in when it is handed in here. */
export function HomeworkLine({ work, done, onDone, today, withDay = false }: HomeworkLineProps) {
  const { name, hue } = cover(work.subject)
  return (
    <WorkCard
      hue={hue}
      subject={name}
      name={work.title}
      title={
        <Link to="/devoirs/$homeworkId" params={{ homeworkId: work.id }} className="stretched">
          {work.title}
        </Link>
      }
      meta={metaOf(work, done, today, withDay)}
      done={done}
      // What is handed in is done: only what is on paper is ticked and unticked.
      {...(!work.submission && { onDone })}
      chips={<States work={work} />}
      action={
        work.handIn &&
        !work.submission && (
          <Link
            to="/devoirs/$homeworkId"
            params={{ homeworkId: work.id }}
            hash="rendre"
            aria-label={`Rendre\u00a0: ${work.title}`}
            className={buttonClass('secondary')}
          >
            Rendre
          </Link>
        )
      }
    />
  )
}

function metaOf(work: Work, done: boolean, today: string, withDay: boolean) {
  const asked = work.past ? 'à rendre ici' : `à rendre ici avant ${time(work.dueAt)}`
  const words = [
    withDay && `${work.past ? 'C’était pour' : 'Pour'} ${relativeDay(work.dueOn, today)}`,
    work.handIn ? (work.submission ? '' : asked) : done ? 'fait' : 'à faire',
    work.minutes && `environ ${count(work.minutes, 'minute')}`,
    work.files > 0 && count(work.files, 'fichier'),
  ]
  return capital(words.filter(Boolean).join(' · '))
}

function States({ work }: { work: Work }) {
  if (work.returnedAt) return <StatusChip status="returned" />
  if (work.submission) return <StatusChip status={work.submission.late ? 'late' : 'submitted'} />
  if (work.handIn && work.past) {
    return (
      <Chip tone="warning" icon={Clock}>
        Date passée
      </Chip>
    )
  }
  return null
}
