import { Button } from '@preau/ui/button'
import { Empty } from '@preau/ui/empty'
import { SelectField } from '@preau/ui/form'
import { capital, count, relativeDay } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Screen, Section } from '@preau/ui/screen'
import { TabLinks } from '@preau/ui/tabs'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useNow } from '../clock.ts'
import { HomeworkLine, type Work } from '../homework-line.tsx'
import { ensureHomework, useHomework } from '../queries.ts'
import { idIn, wordIn } from '../search.ts'
import { useTick } from '../use-tick.ts'
import { useWords } from '../words.ts'

const segments = ['a-faire', 'a-rendre', 'fait'] as const
export interface HomeworkSearch {
  liste?: (typeof segments)[number] | undefined
  matiere?: string | undefined
}

export const Route = createFileRoute('/devoirs/')({
  validateSearch: ({ liste, matiere }): HomeworkSearch => ({ liste: wordIn(liste, segments), matiere: idIn(matiere) }),
  loader: ensureHomework,
  component: HomeworkScreen,
})

const wanted = { 'a-faire': 'to_do', 'a-rendre': 'to_hand_in', fait: 'done' } as const
const nothing = {
  'a-faire': 'Rien à faire pour l’instant.',
  'a-rendre': 'Rien à rendre pour l’instant.',
  fait: 'Ce que tu coches ou rends se range ici.',
} as const

function HomeworkScreen() {
  const { liste = 'a-faire', matiere } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useHomework()
  const { today } = useNow()
  const tick = useTick()
  const words = useWords()
  // What was just ticked stays where it was, struck: nothing vanishes under the finger.
  const [kept, setKept] = useState(new Map<string, Work['segment']>())

  const all = data.pages.flatMap(({ items }) => items)
  const subjects = new Map(all.flatMap(({ subject }) => (subject ? [[subject.id, subject]] : [])))
  const mine = all.filter(({ subject }) => !matiere || subject?.id === matiere)
  const shown = mine.filter(({ id, segment }) => segment === wanted[liste] || kept.get(id) === wanted[liste])
  const toDo = mine.filter(({ segment, dueOn }) => segment === 'to_do' && dueOn >= today).length
  const toHandIn = mine.filter(({ segment }) => segment === 'to_hand_in').length
  const past = liste === 'fait' ? [] : shown.filter(({ dueOn }) => dueOn < today)
  const days = Map.groupBy(
    liste === 'fait'
      ? shown.toSorted((a, b) => b.dueOn.localeCompare(a.dueOn))
      : shown.filter(({ dueOn }) => dueOn >= today),
    ({ dueOn }) => dueOn,
  )
  const line = (work: Work, withDay = false) => (
    <HomeworkLine
      key={work.id}
      work={work}
      done={tick.isDone(work.id, work.done)}
      onDone={(done) => {
        setKept((now) => new Map(now).set(work.id, wanted[liste]))
        tick.change(work.id, done)
      }}
      today={today}
      withDay={withDay}
    />
  )

  return (
    <Screen title={words.homework} lead={summary(toDo, toHandIn)} width="reading">
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <TabLinks
          label="Listes"
          tabs={[
            { to: '/devoirs', label: 'À faire', search: { matiere }, badge: toDo },
            { to: '/devoirs', label: 'À rendre', search: { liste: 'a-rendre', matiere }, badge: toHandIn },
            { to: '/devoirs', label: 'Fait', search: { liste: 'fait', matiere } },
          ]}
        />
        {subjects.size > 1 && (
          <SelectField
            label="Matière"
            className="sm:max-w-[20rem]"
            value={matiere ?? ''}
            onChange={(event) =>
              void navigate({ search: (old) => ({ ...old, matiere: event.target.value || undefined }), replace: true })
            }
            options={[
              { value: '', label: 'Toutes les matières' },
              ...[...subjects.values()]
                .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'))
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
      {tick.mistake && <Notice tone="error">{tick.mistake}</Notice>}
      {past.length > 0 && liste === 'a-rendre' && (
        <Section title="Date passée" lead="Tu peux encore rendre : ce sera noté « en retard ».">
          {past.map((work) => line(work, true))}
        </Section>
      )}
      {[...days].map(([day, works]) => (
        <Section key={day} title={`Pour ${relativeDay(day, today)}`}>
          {works.map((work) => line(work))}
        </Section>
      ))}
      {days.size === 0 && (liste !== 'a-rendre' || past.length === 0) && <Empty>{nothing[liste]}</Empty>}
      {past.length > 0 && liste === 'a-faire' && (
        <details>
          <summary className="min-h-11 py-2 font-[650] text-accent">Les jours passés</summary>
          <div className="mt-2 grid gap-3">{past.map((work) => line(work, true))}</div>
        </details>
      )}
      {hasNextPage && (
        <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Voir plus ancien
        </Button>
      )}
    </Screen>
  )
}

function summary(toDo: number, toHandIn: number) {
  if (toDo + toHandIn === 0) return 'Tout est fait.'
  const words = [
    toDo > 0 && `${count(toDo, 'devoir')} à faire`,
    toHandIn > 0 && `${toDo > 0 ? toHandIn : count(toHandIn, 'devoir')} à rendre`,
  ]
  return capital(words.filter(Boolean).join(', '))
}
