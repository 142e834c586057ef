import { FilterChip } from '@preau/ui/chip'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound, useNavigate } from '@tanstack/react-router'
import { api } from '../api.ts'
import { LostScreen } from '../broken.tsx'
import { ChildScreen } from '../child-screen.tsx'
import { useChild } from '../children.ts'
import { LessonLog } from '../lesson-log.tsx'
import { ensureLog, ensureResources } from '../queries.ts'
import { ResourcePages } from '../resource-pages.tsx'
import { idIn, wordIn } from '../search.ts'
import { SubjectFilter } from '../subject-filter.tsx'
import { ensureSubjects, useSubjects } from '../subjects.ts'
import { of } from '../words.ts'

export interface LessonsSearch {
  voir?: 'documents' | undefined
  matiere?: string | undefined
}

export const Route = createFileRoute('/enfants/$childId/cours')({
  staticData: { byChild: true },
  validateSearch: ({ voir, matiere }): LessonsSearch => ({ voir: wordIn(voir, ['documents']), matiere: idIn(matiere) }),
  loaderDeps: ({ search }) => ({ matiere: search.matiere }),
  loader: async ({ params: { childId }, deps }) => {
    if (!idIn(childId)) throw notFound()
    const about = { studentId: childId, subjectId: deps.matiere }
    await Promise.all([ensureSubjects(childId), ensureLog(about), ensureResources(about)])
  },
  component: LessonsScreen,
  // Said inside the tabs: a page may end while it is open.
  notFoundComponent: LostScreen,
})

function LessonsScreen() {
  const { childId } = Route.useParams()
  const { voir, matiere } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const child = useChild(childId)
  const subjects = useSubjects(childId)
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const elementary = session.school.kind === 'elementary'
  const about = { studentId: childId, subjectId: matiere }
  const choices = [
    { kind: undefined, label: elementary ? 'Jour après jour' : 'Séances' },
    { kind: 'documents', label: 'Documents' },
  ] as const
  return (
    <ChildScreen child={child} title={elementary ? 'Cahier de la classe' : `Cours ${of(child.givenName)}`}>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">Voir</legend>
          {choices.map(({ kind, label }) => (
            <FilterChip
              key={label}
              pressed={voir === kind}
              onClick={() => void navigate({ search: (old) => ({ ...old, voir: kind }), replace: true })}
            >
              {label}
            </FilterChip>
          ))}
        </fieldset>
        <SubjectFilter
          subjects={subjects}
          value={matiere}
          onChange={(id) => void navigate({ search: (old) => ({ ...old, matiere: id }), replace: true })}
        />
      </div>
      <h2 className="sr-only">{voir === 'documents' ? 'Documents' : choices[0].label}</h2>
      {voir === 'documents' ? <ResourcePages about={about} /> : <LessonLog about={about} />}
    </ChildScreen>
  )
}
