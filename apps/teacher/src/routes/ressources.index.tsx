import { Button, buttonClass } from '@preau/ui/button'
import { Cards } from '@preau/ui/card'
import { FilterChip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { Screen } from '@preau/ui/screen'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import * as z from 'zod/mini'
import { api, queryClient } from '../api.ts'
import { cover } from '../cover.ts'
import { ResourceCard } from '../resources/resource-card.tsx'

const searchInput = z.object({ matiere: z.catch(z.optional(z.uuid()), undefined) })

const pages = (matiere: string | undefined) =>
  api.resource.mine.infiniteQueryOptions(matiere ? { subjectId: matiere } : {}, {
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const Route = createFileRoute('/ressources/')({
  validateSearch: (search) => searchInput.parse(search),
  loaderDeps: ({ search: { matiere } }) => ({ matiere }),
  loader: ({ deps }) =>
    Promise.all([
      queryClient.ensureInfiniteQueryData(pages(deps.matiere)),
      queryClient.ensureQueryData(api.resource.choices.queryOptions()),
    ]),
  component: ResourcesScreen,
})

function ResourcesScreen() {
  const { matiere } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(pages(matiere))
  const { data: choices } = useSuspenseQuery(api.resource.choices.queryOptions())
  const resources = data.pages.flatMap((page) => page.resources)
  return (
    <Screen
      title="Ressources"
      lead="Documents et liens que vous partagez avec vos classes."
      actions={
        <Link to="/ressources/nouvelle" className={buttonClass('primary')}>
          <Plus aria-hidden="true" className="size-5" />
          Ajouter
        </Link>
      }
    >
      <div className="grid gap-4">
        {choices.subjects.length > 1 && (
          <fieldset className="flex flex-wrap gap-2">
            <legend className="sr-only">Matière</legend>
            {choices.subjects.map((subject) => (
              <FilterChip
                key={subject.id}
                hue={cover(subject).hue}
                pressed={matiere === subject.id}
                onClick={() =>
                  void navigate({ search: matiere === subject.id ? {} : { matiere: subject.id }, replace: true })
                }
              >
                {subject.name}
              </FilterChip>
            ))}
          </fieldset>
        )}
        <h2 className="sr-only">Mes ressources</h2>
        {resources.length === 0 && (
          <Empty>{matiere ? 'Rien dans cette matière.' : 'Vous n’avez encore rien partagé.'}</Empty>
        )}
        <Cards columns>
          {resources.map((resource) => (
            <ResourceCard key={resource.id} resource={resource} />
          ))}
        </Cards>
        {hasNextPage && (
          <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Voir plus ancien
          </Button>
        )}
      </div>
    </Screen>
  )
}
