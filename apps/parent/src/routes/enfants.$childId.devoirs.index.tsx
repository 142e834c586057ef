import { Button } from '@preau/ui/button'
import { FilterChip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { relativeDay } from '@preau/ui/format'
import { Section } from '@preau/ui/screen'
import { createFileRoute, notFound, useNavigate } from '@tanstack/react-router'
import { LostScreen } from '../broken.tsx'
import { ChildScreen } from '../child-screen.tsx'
import { useChild } from '../children.ts'
import { useNow } from '../clock.ts'
import { HomeworkLine, type Work } from '../homework-line.tsx'
import { ensureHomework, useHomework } from '../queries.ts'
import { idIn, wordIn } from '../search.ts'
import { of } from '../words.ts'

const segments = ['a-faire', 'a-rendre', 'fait'] as const
type Segment = (typeof segments)[number]
export interface HomeworkSearch {
  liste?: Segment | undefined
}

export const Route = createFileRoute('/enfants/$childId/devoirs/')({
  staticData: { byChild: true },
  validateSearch: ({ liste }): HomeworkSearch => ({ liste: wordIn(liste, segments) }),
  loader: ({ params: { childId } }) => {
    if (!idIn(childId)) throw notFound()
    return ensureHomework(childId)
  },
  component: HomeworkScreen,
  // Said inside the tabs: a page may end while it is open.
  notFoundComponent: LostScreen,
})

const lists = {
  'a-faire': { label: 'À faire', segment: 'to_do', nothing: 'Rien à faire pour l’instant.' },
  'a-rendre': { label: 'À rendre', segment: 'to_hand_in', nothing: 'Rien à rendre pour l’instant.' },
  fait: { label: 'Fait', segment: 'done', nothing: 'Ce qui est coché ou rendu se range ici.' },
} as const

function HomeworkScreen() {
  const { childId } = Route.useParams()
  const { liste = 'a-faire' } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const child = useChild(childId)
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useHomework(childId)
  const { today } = useNow()

  const all = data.pages.flatMap(({ items }) => items)
  const counts = {
    'a-faire': all.filter(({ segment, dueOn }) => segment === 'to_do' && dueOn >= today).length,
    'a-rendre': all.filter(({ segment }) => segment === 'to_hand_in').length,
    fait: 0,
  }
  const { segment: wanted, nothing } = lists[liste]
  const shown = all.filter(({ segment }) => segment === wanted)
  const done = liste === 'fait'
  const past = done ? [] : shown.filter(({ dueOn }) => dueOn < today)
  const days = Map.groupBy(
    done ? shown.toSorted((a, b) => b.dueOn.localeCompare(a.dueOn)) : shown.filter(({ dueOn }) => dueOn >= today),
    ({ dueOn }) => dueOn,
  )
  const line = (work: Work, withDay = false) => (
    <HomeworkLine key={work.id} work={work} childId={childId} today={today} withDay={withDay} />
  )

  return (
    <ChildScreen
      child={child}
      title={`Devoirs ${of(child.givenName)}`}
      lead={summary(counts['a-faire'], counts['a-rendre'])}
    >
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Liste</legend>
        {segments.map((segment) => (
          <FilterChip
            key={segment}
            pressed={segment === liste}
            onClick={() => void navigate({ search: (old) => ({ ...old, liste: segment }), replace: true })}
          >
            {lists[segment].label}
            {counts[segment] > 0 && <span className="font-normal text-quiet">{counts[segment]}</span>}
          </FilterChip>
        ))}
      </fieldset>
      {past.length > 0 && liste === 'a-rendre' && (
        <Section title="Date passée" lead="Il est encore possible de rendre : ce sera noté « en retard ».">
          {past.map((work) => line(work, true))}
        </Section>
      )}
      {[...days].map(([day, works]) => (
        <Section key={day} title={`Pour ${relativeDay(day, today)}`}>
          {works.map((work) => line(work))}
        </Section>
      ))}
      {days.size === 0 && (liste !== 'a-rendre' || past.length === 0) && <Empty>{nothing}</Empty>}
      {past.length > 0 && liste === 'a-faire' && (
        <details>
          <summary className="min-h-11 py-2 font-[650] text-accent">Les jours passés, sans coche</summary>
          <h2 className="sr-only">Les jours passés</h2>
          <div className="mt-2 grid gap-3">{past.map((work) => line(work, true))}</div>
        </details>
      )}
      {hasNextPage && (
        <div>
          <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Voir plus ancien
          </Button>
        </div>
      )}
    </ChildScreen>
  )
}

function summary(toDo: number, toHandIn: number) {
  if (toDo + toHandIn === 0) return 'Tout est fait'
  return [toDo > 0 && `${toDo} à faire`, toHandIn > 0 && `${toHandIn} à rendre`].filter(Boolean).join(', ')
}
