import { Button, buttonClass } from '@preau/ui/button'
import { Cards } from '@preau/ui/card'
import { Empty } from '@preau/ui/empty'
import { count } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { TabLinks } from '@preau/ui/tabs'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import * as z from 'zod/mini'
import { api, queryClient } from '../api.ts'
import { GivenLine, type GivenWork } from '../given-line.tsx'

const searchInput = z.object({ liste: z.catch(z.optional(z.enum(['sans-copie', 'brouillons'])), undefined) })

const pages = () =>
  api.homework.given.infiniteQueryOptions({}, { getNextPageParam: ({ cursor }) => cursor ?? undefined })

export const Route = createFileRoute('/copies/')({
  validateSearch: (search) => searchInput.parse(search),
  loader: () => queryClient.ensureInfiniteQueryData(pages()),
  component: CopiesScreen,
})

const nothing = {
  copies: 'Aucun devoir à rendre en ligne pour l’instant.',
  'sans-copie': 'Les devoirs qui ne se rendent pas en ligne se rangent ici.',
  brouillons: 'Aucun brouillon.',
}

function CopiesScreen() {
  const { liste } = Route.useSearch()
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(pages())
  const all = data.pages.flatMap(({ items }) => items)
  const drafts = all.filter(({ published }) => !published)
  const handIn = all.filter(({ published, handIn }) => published && handIn)
  const plain = all.filter(({ published, handIn }) => published && !handIn)
  const shown = { copies: handIn, 'sans-copie': plain, brouillons: drafts }[liste ?? 'copies']
  const toCorrect = handIn.filter(({ counts }) => (counts?.toCorrect ?? 0) > 0)
  const rest = shown.filter((work) => !toCorrect.includes(work))
  const copies = toCorrect.reduce((sum, { counts }) => sum + (counts?.toCorrect ?? 0), 0)
  return (
    <Screen
      title="Copies"
      lead={copies > 0 ? `${count(copies, 'copie')} à corriger` : 'Rien à corriger pour l’instant.'}
      actions={
        <Link to="/devoirs/nouveau" className={buttonClass('secondary')}>
          <Plus aria-hidden="true" className="size-5" />
          Donner un devoir
        </Link>
      }
    >
      <TabLinks
        label="Listes"
        tabs={[
          { to: '/copies', label: 'À rendre en ligne', search: { liste: undefined }, badge: copies },
          { to: '/copies', label: 'Sans copie', search: { liste: 'sans-copie' } },
          { to: '/copies', label: 'Brouillons', search: { liste: 'brouillons' }, badge: drafts.length },
        ]}
      />
      {shown.length === 0 && <Empty>{nothing[liste ?? 'copies']}</Empty>}
      {!liste && toCorrect.length > 0 && <Works title="À corriger" works={toCorrect.toReversed()} />}
      {rest.length > 0 && (
        <Works
          title={liste ? 'Devoirs' : toCorrect.length > 0 ? 'Les autres devoirs' : 'Devoirs à rendre'}
          works={rest}
        />
      )}
      {hasNextPage && (
        <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Voir plus ancien
        </Button>
      )}
    </Screen>
  )
}

function Works({ title, works }: { title: string; works: GivenWork[] }) {
  return (
    <Section title={title}>
      <Cards columns>
        {works.map((work) => (
          <GivenLine key={work.id} work={work} />
        ))}
      </Cards>
    </Section>
  )
}
