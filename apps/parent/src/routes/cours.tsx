import { Screen } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { ensureResources } from '../queries.ts'
import { ResourcePages } from '../resource-pages.tsx'
import { idIn } from '../search.ts'
import { SubjectFilter } from '../subject-filter.tsx'

export interface ResourcesSearch {
  matiere?: string | undefined
}

const subjects = () => api.resource.subjects.queryOptions()

export const Route = createFileRoute('/cours')({
  staticData: { byChild: true },
  validateSearch: ({ matiere }): ResourcesSearch => ({ matiere: idIn(matiere) }),
  loaderDeps: ({ search }) => ({ studentId: search.enfant, subjectId: search.matiere }),
  loader: ({ deps }) => Promise.all([queryClient.ensureQueryData(subjects()), ensureResources(deps)]),
  component: ResourcesScreen,
})

function ResourcesScreen() {
  const { enfant, matiere } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data: filed } = useSuspenseQuery(subjects())
  return (
    <Screen title="Cours" lead="Les documents et les liens partagés par les enseignants." width="reading">
      <div className="grid gap-5">
        <SubjectFilter
          subjects={filed}
          value={matiere}
          onChange={(id) => void navigate({ search: (old) => ({ ...old, matiere: id }), replace: true })}
        />
        <h2 className="sr-only">Documents</h2>
        <ResourcePages about={{ studentId: enfant, subjectId: matiere }} />
      </div>
    </Screen>
  )
}
