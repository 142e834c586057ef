import { Button } from '@preau/ui/button'
import { Empty } from '@preau/ui/empty'
import { type About, useResources } from './queries.ts'
import { Resources } from './resources.tsx'

/** Documents shared with one child or all, in one subject or all. */
export function ResourcePages({ about }: { about: About }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useResources(about)
  const resources = data.pages.flatMap((page) => page.resources)
  if (resources.length === 0) return <Empty>Aucun document partagé pour l’instant.</Empty>
  return (
    <div className="grid gap-4">
      <Resources resources={resources} about={about} />
      {hasNextPage && (
        <div>
          <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Voir plus ancien
          </Button>
        </div>
      )}
    </div>
  )
}
