import { Card } from '@preau/ui/card'
import { Chip, SubjectPill } from '@preau/ui/chip'
import { capital, count, relativeDay } from '@preau/ui/format'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { PenLine } from 'lucide-react'
import type { api } from './api.ts'
import { useNow } from './clock.ts'
import { cover } from './cover.ts'

export type GivenWork = inferOutput<typeof api.homework.given>['items'][number]

/** One work given, and where its copies stand. It opens on them when there are some. */
export function GivenLine({ work }: { work: GivenWork }) {
  const { today } = useNow()
  const { id, title, group, dueOn, counts, published, mine, author } = work
  const { name, hue } = cover(work.subject)
  return (
    <Card
      hue={hue}
      top={
        <>
          <SubjectPill hue={hue}>{work.subject ? `${group.name} · ${name}` : group.name}</SubjectPill>
          {!published && <Chip tone="accent">Brouillon</Chip>}
          {counts && counts.toCorrect > 0 && (
            <Chip tone="accent" icon={PenLine}>
              {counts.toCorrect} à corriger
            </Chip>
          )}
        </>
      }
      title={
        <Link
          to={counts && published ? '/copies/$homeworkId' : '/devoirs/$homeworkId'}
          params={{ homeworkId: id }}
          className="stretched"
        >
          {title}
        </Link>
      }
      meta={
        <>
          {capital(`pour ${relativeDay(dueOn, today)}`)}
          {!mine && `, donné par ${author.name}`}
          {counts && published && <Counts {...counts} past={work.past} />}
        </>
      }
    />
  )
}

type CountsProps = { submitted: number; late: number; missing: number; students: number; past: boolean }

function Counts({ submitted, late, missing, students, past }: CountsProps) {
  return (
    <span className="block">
      {`${submitted} sur ${count(students, 'élève')}`}
      {late > 0 && <span className="text-warning">{` · ${late} en retard`}</span>}
      {past && missing > 0 && <span className="text-danger">{` · ${count(missing, 'manquante')}`}</span>}
    </span>
  )
}
