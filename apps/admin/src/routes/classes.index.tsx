import { Empty } from '@preau/ui/empty'
import { count } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { Table } from '@preau/ui/table'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { api, queryClient } from '../api.ts'
import { classTeacher, textLink } from '../words.ts'

export const Route = createFileRoute('/classes/')({
  loader: () => queryClient.ensureQueryData(api.directory.divisions.queryOptions()),
  component: ClassesScreen,
})

type Group = inferOutput<typeof api.directory.divisions>['groups'][number]

function ClassesScreen() {
  const { data } = useSuspenseQuery(api.directory.divisions.queryOptions())
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { divisions, groups } = data
  return (
    <Screen
      title="Classes"
      lead={[count(divisions.length, 'classe'), groups.length > 0 && count(groups.length, 'groupe')]
        .filter(Boolean)
        .join(', ')}
    >
      {divisions.length === 0 ? (
        <Empty>Aucune classe{'\u00a0'}: elles viennent avec le premier import.</Empty>
      ) : (
        <Groups caption="Classes" main="Classe" rows={divisions} teacher={classTeacher[session.school.kind]} />
      )}
      {groups.length > 0 && (
        <Section title="Groupes">
          <Groups caption="Groupes" main="Groupe" rows={groups} />
        </Section>
      )}
    </Screen>
  )
}

function Groups({ caption, main, rows, teacher }: { caption: string; main: string; rows: Group[]; teacher?: string }) {
  const named = rows.some(({ formTeachers }) => formTeachers.length > 0)
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: main,
          main: true,
          cell: ({ id, name }) => (
            <Link to="/classes/$groupId" params={{ groupId: id }} className={textLink}>
              {name}
            </Link>
          ),
        },
        { key: 'students', header: 'Élèves', align: 'right', cell: ({ students }) => students },
        ...(teacher && named
          ? [
              {
                key: 'teachers',
                header: teacher,
                cell: ({ formTeachers }: Group) => formTeachers.map(({ name }) => name).join(', '),
              },
            ]
          : []),
      ]}
    />
  )
}
