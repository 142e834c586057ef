import { Button } from '@preau/ui/button'
import { Empty } from '@preau/ui/empty'
import { useResources } from './queries.ts'
import { Resources } from './resources.tsx'

/** The documents of one subject, or of all. */
export function ResourcePages({ subjectId }: { subjectId?: string }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useResources(subjectId)
  const resources = data.pages.flatMap((page) => page.resources)
  if (resources.length === 0) return <Empty>Aucun document pour l’instant.</Empty>
  return (
    <div className="grid gap-4">
      <Resources resources={resources} withSubject={!subjectId} />
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
