import { Card } from '@preau/ui/card'
import { count } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { createFileRoute, Link } from '@tanstack/react-router'
import { cover } from '../cover.ts'
import { LessonLog } from '../lesson-log.tsx'
import { ensureNotebooks, useNotebooks } from '../notebooks.ts'
import { ensureNotebook } from '../queries.ts'
import { ResourcePages } from '../resource-pages.tsx'
import { useWords } from '../words.ts'

export const Route = createFileRoute('/cours/')({
  loader: () => Promise.all([ensureNotebooks(), ensureNotebook(undefined)]),
  component: NotebooksScreen,
})

function NotebooksScreen() {
  const notebooks = useNotebooks()
  const words = useWords()
  return (
    <Screen title={words.notebooks} lead={words.notebooksLead}>
      {notebooks.length > 0 ? (
        <Section title="Tes cahiers">
          <div className="grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-3 hyphens-auto">
            {notebooks.map((notebook) => (
              <Card
                key={notebook.id}
                hue={cover(notebook).hue}
                title={
                  <Link to="/cours/$subjectId" params={{ subjectId: notebook.id }} className="stretched">
                    {notebook.name}
                  </Link>
                }
                meta={notebook.documents > 0 && count(notebook.documents, 'document')}
              />
            ))}
          </div>
        </Section>
      ) : (
        <Section title="Ce qu’on a fait">
          <LessonLog subjectId={undefined} />
        </Section>
      )}
      <Section title="Derniers documents">
        <ResourcePages />
      </Section>
    </Screen>
  )
}
