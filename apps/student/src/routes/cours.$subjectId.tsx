import { Screen } from '@preau/ui/screen'
import { TabLinks } from '@preau/ui/tabs'
import { createFileRoute, Link, notFound } from '@tanstack/react-router'
import { LostScreen } from '../broken.tsx'
import { LessonLog } from '../lesson-log.tsx'
import { ensureNotebooks, useNotebooks } from '../notebooks.ts'
import { ensureNotebook } from '../queries.ts'
import { ResourcePages } from '../resource-pages.tsx'
import { idIn, wordIn } from '../search.ts'
import { useWords } from '../words.ts'

export interface NotebookSearch {
  voir?: 'documents' | undefined
}

export const Route = createFileRoute('/cours/$subjectId')({
  validateSearch: ({ voir }): NotebookSearch => ({ voir: wordIn(voir, ['documents']) }),
  loader: ({ params: { subjectId } }) => {
    if (!idIn(subjectId)) throw notFound()
    return Promise.all([ensureNotebooks(), ensureNotebook(subjectId)])
  },
  component: NotebookScreen,
  notFoundComponent: LostScreen,
})

function NotebookScreen() {
  const { subjectId } = Route.useParams()
  const { voir } = Route.useSearch()
  const words = useWords()
  const notebook = useNotebooks().find(({ id }) => id === subjectId)
  if (!notebook) throw notFound()
  return (
    <Screen
      title={notebook.name}
      width="reading"
      back={
        <Link to="/cours" className="font-[650] text-accent underline underline-offset-3">
          {words.notebooks}
        </Link>
      }
    >
      <div className="grid min-w-0 grid-cols-1 gap-5">
        <TabLinks
          label="Dans ce cahier"
          tabs={[
            { to: `/cours/${subjectId}`, label: 'Séances', search: {} },
            {
              to: `/cours/${subjectId}`,
              label: 'Documents',
              search: { voir: 'documents' },
              badge: notebook.documents,
            },
          ]}
        />
        <h2 className="sr-only">{voir === 'documents' ? 'Documents' : 'Séances'}</h2>
        {voir === 'documents' ? <ResourcePages subjectId={subjectId} /> : <LessonLog subjectId={subjectId} />}
      </div>
    </Screen>
  )
}
