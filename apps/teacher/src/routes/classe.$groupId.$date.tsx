import { capital, longDate } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, notFound } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { GiveWork } from '../give-work.tsx'
import { LessonEditor } from '../lesson-editor.tsx'
import { LessonState } from '../lesson-state.tsx'
import { allSaved } from '../saved.ts'
import { WorkList } from '../work-list.tsx'

const searchInput = z.object({ donner: z.catch(z.optional(z.boolean()), undefined) })

export const Route = createFileRoute('/classe/$groupId/$date')({
  validateSearch: (search) => searchInput.parse(search),
  loader: {
    // Words are typed here: they are read anew at each visit, and waited for.
    staleReloadMode: 'blocking',
    handler: async ({ params: { groupId } }) => {
      await allSaved()
      const [teachings] = await Promise.all([
        queryClient.ensureQueryData(api.teaching.mine.queryOptions()),
        queryClient.fetchQuery(api.lesson.log.queryOptions({ groupId })),
        queryClient.ensureQueryData(api.homework.given.queryOptions({})),
      ])
      if (!teachings.some(({ group }) => group.id === groupId)) throw notFound()
    },
  },
  component: ClassScreen,
})

function ClassScreen() {
  const { groupId, date } = Route.useParams()
  const { donner = false } = Route.useSearch()
  const { data: teachings } = useSuspenseQuery(api.teaching.mine.queryOptions())
  const { data: log } = useSuspenseQuery(api.lesson.log.queryOptions({ groupId }))
  const { data: given } = useSuspenseQuery(api.homework.given.queryOptions({}))
  const { today } = useNow()
  const content = log.items.find((item) => item.date === date) ?? null
  const works = given.items.filter(({ group }) => group.id === groupId)
  const group = teachings.find((teaching) => teaching.group.id === groupId)?.group
  const coming = works.filter(({ dueOn }) => dueOn > date).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  return (
    <Screen
      title={capital(longDate(date))}
      back={
        <Link to="/" className="font-[650] text-accent underline underline-offset-3">
          Ma journée
        </Link>
      }
      lead={group?.name}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <LessonState
          what="Journée"
          published={content?.published ?? false}
          drafted={content !== null}
          begun={date <= today}
        />
        <Link
          to="/cahier/$groupId"
          params={{ groupId }}
          className="inline-flex min-h-11 items-center font-[650] text-accent underline underline-offset-3"
        >
          Cahier de la classe
        </Link>
      </div>
      <div className="grid items-start gap-8 md:grid-cols-2">
        <Section title="La journée">
          <LessonEditor
            key={`${groupId}.${date}`}
            place={{ groupId, date }}
            content={content}
            label={date <= today ? 'Ce que la classe a fait' : 'Ce qui est prévu'}
          />
        </Section>
        <div className="grid gap-8">
          <Section title="Travail pour ce jour">
            <WorkList works={works.filter(({ dueOn }) => dueOn === date)} nothing="Aucun travail pour ce jour." />
          </Section>
          <Section title="Travail à venir">
            <WorkList works={coming} nothing="Aucun travail donné pour les jours suivants." />
            <GiveWork
              key={`${groupId}.${date}`}
              place={{ groupId, givenOn: date }}
              open={donner}
              word="Donner du travail"
            />
          </Section>
        </div>
      </div>
    </Screen>
  )
}
