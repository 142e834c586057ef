import { Chip, StatusChip } from '@preau/ui/chip'
import { capital, count, dayAndTime, relativeDay, time } from '@preau/ui/format'
import { WorkCard } from '@preau/ui/tick'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { Clock } from 'lucide-react'
import type { api } from './api.ts'
import { cover } from './cover.ts'

export type Work = inferOutput<typeof api.homework.list>['items'][number]

type HomeworkLineProps = {
  work: Work
  childId: string
  today: string
  /** Left out where the heading above already says the day. */
  withDay?: boolean
}

/** One piece of work as the child left it: the tick is the child's, and is only shown here. */
export function HomeworkLine({ work, childId, today, withDay = false }: HomeworkLineProps) {
  const { name, hue } = cover(work.subject)
  return (
    <WorkCard
      hue={hue}
      subject={name}
      name={work.title}
      title={
        <Link
          to="/enfants/$childId/devoirs/$homeworkId"
          params={{ childId, homeworkId: work.id }}
          className="stretched"
        >
          {work.title}
        </Link>
      }
      meta={metaOf(work, today, withDay)}
      done={work.done}
      chips={<States work={work} />}
    />
  )
}

function metaOf(work: Work, today: string, withDay: boolean) {
  const { handIn, submission, done, minutes, files } = work
  const words = [
    withDay && `Pour ${relativeDay(work.dueOn, today)}`,
    submission
      ? `remis le ${dayAndTime(submission.submittedAt)}`
      : handIn
        ? `à rendre en ligne avant ${time(work.dueAt)}`
        : done
          ? 'coché'
          : 'à faire',
    minutes && !done && `environ ${count(minutes, 'minute')}`,
    files > 0 && count(files, 'fichier'),
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
