import { buttonClass } from '@preau/ui/button'
import { Empty } from '@preau/ui/empty'
import { count } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { Table } from '@preau/ui/table'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { ActivationBar } from '../activation-bar.tsx'
import { api, queryClient } from '../api.ts'
import { Figures } from '../dashboard/figures.tsx'
import { HowToImport } from '../dashboard/how-to-import.tsx'
import { ToLookAt } from '../dashboard/to-look-at.tsx'
import { textLink } from '../words.ts'

export const Route = createFileRoute('/')({
  loader: () => queryClient.ensureQueryData(api.school.overview.queryOptions()),
  component: DashboardScreen,
})

type School = NonNullable<inferOutput<typeof api.school.overview>['school']>

const kinds = { college: 'Collège', elementary: 'École élémentaire' } as const

const identity = ({ kind, schoolYear, uai }: School) =>
  `${kinds[kind]} · année ${schoolYear}-${schoolYear + 1} · ${uai}`

function DashboardScreen() {
  const { data: overview } = useSuspenseQuery(api.school.overview.queryOptions())
  const { school, people, divisions, groups } = overview
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const empty = divisions.length === 0 && people.students.total === 0
  return (
    <Screen title={session.school.name} lead={school ? identity(school) : undefined} width="page">
      {empty ? (
        <>
          <Empty drawing="slate">Il n’y a encore ni classe, ni élève, ni équipe dans cet établissement.</Empty>
          <HowToImport kind={school?.kind} />
        </>
      ) : (
        <>
          <Figures people={people} />
          <ToLookAt {...overview} />
          <Section
            title="Activation par classe"
            lead={[count(divisions.length, 'classe'), groups > 0 && count(groups, 'groupe')].filter(Boolean).join(', ')}
            actions={
              <Link to="/comptes" className={buttonClass('secondary')}>
                Préparer des codes
              </Link>
            }
          >
            <Table
              caption="Comptes activés, classe par classe"
              rows={divisions}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  header: 'Classe',
                  main: true,
                  cell: ({ id, name }) => (
                    <Link to="/classes/$groupId" params={{ groupId: id }} className={textLink}>
                      {name}
                    </Link>
                  ),
                },
                { key: 'size', header: 'Effectif', align: 'right', cell: ({ students }) => students.total },
                {
                  key: 'students',
                  header: 'Élèves',
                  cell: ({ name, students }) => <ActivationBar {...students} who={`élèves de ${name}`} />,
                },
                {
                  key: 'parents',
                  header: 'Responsables',
                  cell: ({ name, parents }) => <ActivationBar {...parents} who={`responsables de ${name}`} />,
                },
              ]}
            />
          </Section>
        </>
      )}
    </Screen>
  )
}
