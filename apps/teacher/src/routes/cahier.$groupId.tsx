import { Attachments } from '@preau/ui/attachment'
import { Button } from '@preau/ui/button'
import { Card } from '@preau/ui/card'
import { Chip, SubjectPill } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { capital, longDate } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { PrintButton } from '@preau/ui/week-nav'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import * as z from 'zod/mini'
import { api, queryClient } from '../api.ts'
import { cover } from '../cover.ts'
import { attachment } from '../file-href.ts'

type Content = inferOutput<typeof api.lesson.log>['items'][number]

const searchInput = z.object({ matiere: z.catch(z.optional(z.uuid()), undefined) })

const pages = (groupId: string, matiere: string | undefined) =>
  api.lesson.log.infiniteQueryOptions(
    { groupId, ...(matiere && { subjectId: matiere }) },
    { getNextPageParam: ({ cursor }) => cursor ?? undefined },
  )

export const Route = createFileRoute('/cahier/$groupId')({
  validateSearch: (search) => searchInput.parse(search),
  loaderDeps: ({ search: { matiere } }) => ({ matiere }),
  loader: ({ params, deps }) => queryClient.ensureInfiniteQueryData(pages(params.groupId, deps.matiere)),
  component: LogScreen,
})

function LogScreen() {
  const { groupId } = Route.useParams()
  const { matiere } = Route.useSearch()
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(pages(groupId, matiere))
  const contents = data.pages.flatMap(({ items }) => items)
  const months = Map.groupBy(contents, ({ date }) => date.slice(0, 7))
  const [first] = contents
  return (
    <Screen
      title="Cahier de textes"
      width="reading"
      back={
        <Link to="/" className="font-[650] text-accent underline underline-offset-3">
          Ma journée
        </Link>
      }
      lead={first && [first.group.name, matiere && first.subject?.name].filter(Boolean).join(' · ')}
      actions={contents.length > 0 && <PrintButton />}
    >
      {contents.length === 0 && <Empty>Aucune séance n’est encore écrite.</Empty>}
      {[...months].map(([month, items]) => (
        <Section key={month} title={capital(monthName.format(new Date(`${month}-15T12:00:00Z`)))}>
          {items.map((content) => (
            <LogLine key={content.id} content={content} withSubject={!matiere} />
          ))}
        </Section>
      ))}
      {hasNextPage && (
        <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Voir plus ancien
        </Button>
      )}
    </Screen>
  )
}

const monthName = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', month: 'long', year: 'numeric' })

function LogLine({ content, withSubject }: { content: Content; withSubject: boolean }) {
  const { slotId, date, group, body, files, published } = content
  const { name, hue } = cover(content.subject)
  const day = capital(longDate(date))
  return (
    <Card
      hue={hue}
      top={
        <>
          {withSubject && <SubjectPill hue={hue}>{name}</SubjectPill>}
          {!published && <Chip tone="accent">Brouillon</Chip>}
        </>
      }
      title={
        slotId ? (
          <Link to="/cours/$slotId/$date" params={{ slotId, date }}>
            {day}
          </Link>
        ) : (
          <Link to="/classe/$groupId/$date" params={{ groupId: group.id, date }}>
            {day}
          </Link>
        )
      }
      meta={content.author.name}
    >
      {body && <p className="whitespace-pre-line">{body}</p>}
      <Attachments label={`Documents, ${day}`} files={files.map(attachment)} />
    </Card>
  )
}
