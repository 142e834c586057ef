import { buttonClass } from '@preau/ui/button'
import { Chip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { count } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { Table } from '@preau/ui/table'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { AccountChip } from '../account-chip.tsx'
import { api, queryClient } from '../api.ts'
import { PersonLink } from '../person-link.tsx'
import { classTeacher, kinship, rights, textLink } from '../words.ts'

export const Route = createFileRoute('/classes/$groupId')({
  loader: ({ params }) => queryClient.ensureQueryData(api.directory.division.queryOptions(params)),
  component: DivisionScreen,
})

type Division = inferOutput<typeof api.directory.division>

function DivisionScreen() {
  const params = Route.useParams()
  const { data: division } = useSuspenseQuery(api.directory.division.queryOptions(params))
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { name, kind, students, teachers, formTeachers } = division
  const lead = [
    count(students.length, 'élève'),
    formTeachers.length > 0 &&
      `${classTeacher[session.school.kind].toLowerCase()}\u00a0: ${formTeachers.map((teacher) => teacher.name).join(', ')}`,
  ]
  return (
    <Screen
      title={kind === 'division' ? `Classe ${name}` : `Groupe ${name}`}
      lead={lead.filter(Boolean).join(' · ')}
      back={
        <Link to="/classes" className={textLink}>
          Classes
        </Link>
      }
      actions={
        kind === 'division' && (
          <Link to="/comptes" className={buttonClass('secondary')}>
            Préparer des codes
          </Link>
        )
      }
    >
      <Section title="Élèves">
        {students.length === 0 ? <Empty>Aucun élève aujourd’hui.</Empty> : <Students students={students} />}
      </Section>
      <Section title="Équipe">
        {teachers.length === 0 ? (
          <Empty>Personne n’enseigne ici d’après le dernier fichier.</Empty>
        ) : (
          <Table
            caption={`Équipe de ${name}`}
            rows={teachers}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', header: 'Nom', main: true, cell: (teacher) => <PersonLink {...teacher} /> },
              { key: 'subjects', header: 'Matières', cell: ({ subjects }) => subjects.join(', ') || '–' },
              { key: 'account', header: 'Compte', cell: (teacher) => <AccountChip {...teacher} /> },
            ]}
          />
        )}
      </Section>
    </Screen>
  )
}

function Students({ students }: { students: Division['students'] }) {
  return (
    <Table
      caption="Élèves et responsables"
      rows={students}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: 'Nom', main: true, cell: (student) => <PersonLink {...student} /> },
        { key: 'account', header: 'Compte', cell: (student) => <AccountChip {...student} /> },
        {
          key: 'parents',
          header: 'Responsables légaux',
          cell: ({ parents }) =>
            parents.length === 0 ? (
              <Chip tone="warning">Aucun</Chip>
            ) : (
              <ul className="grid gap-1 py-1">
                {parents.map((parent) => (
                  <li key={parent.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                    <PersonLink {...parent} />
                    <span className="text-quiet">{kinship(parent.kinship)}</span>
                    {parent.access !== 'full' && (
                      <Chip tone={rights[parent.access].tone}>{rights[parent.access].word}</Chip>
                    )}
                    <AccountChip {...parent} />
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}
