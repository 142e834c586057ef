import { roles } from '@preau/domain/role'
import { Button } from '@preau/ui/button'
import { Chip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { Failure } from '@preau/ui/failure'
import { SelectField, TextField } from '@preau/ui/form'
import { Screen } from '@preau/ui/screen'
import { Skeleton } from '@preau/ui/skeleton'
import { Table } from '@preau/ui/table'
import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { useEffect, useRef, useState } from 'react'
import { AccountChip } from '../account-chip.tsx'
import { api, queryClient } from '../api.ts'
import { answerTo, sentence } from '../mishap.ts'
import { idIn, textIn, wordIn } from '../search.ts'
import { roleNames, textLink } from '../words.ts'

const states = { actif: true, inactif: false } as const
const stateNames = { actif: 'Compte activé', inactif: 'Compte non activé' }

/** The filters live in the address: a list can be kept, or sent. */
export interface Kept {
  nom?: string | undefined
  role?: (typeof roles)[number] | undefined
  classe?: string | undefined
  compte?: keyof typeof states | undefined
}

const classIn = (value: unknown) => (value === 'sans' ? value : idIn(value))

const people = ({ nom, role, classe, compte }: Kept) =>
  api.directory.people.infiniteQueryOptions(
    {
      search: nom ?? '',
      ...(role && { role }),
      ...(classe === 'sans' ? { waiting: true as const } : classe && { divisionId: classe }),
      ...(compte && { activated: states[compte] }),
    },
    { getNextPageParam: ({ next }) => next ?? undefined },
  )

export const Route = createFileRoute('/personnes/')({
  validateSearch: ({ nom, role, classe, compte }): Kept => ({
    nom: textIn(nom),
    role: wordIn(role, roles),
    classe: classIn(classe),
    compte: wordIn(compte, ['actif', 'inactif']),
  }),
  loader: () => queryClient.ensureQueryData(api.directory.divisions.queryOptions()),
  component: PeopleScreen,
})

function PeopleScreen() {
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  // The list before stays while the next one comes: the field being typed in must not vanish.
  const list = useInfiniteQuery({ ...people(search), placeholderData: keepPreviousData })
  const { data: groups } = useSuspenseQuery(api.directory.divisions.queryOptions())
  const rows = list.data?.pages.flatMap((page) => page.people)
  const keep = (change: Kept) => void navigate({ search: { ...search, ...change }, replace: true })

  return (
    <Screen title="Personnes" lead="Élèves, responsables et équipe" width="wide">
      <div className="grid grid-cols-1 gap-4">
        <search className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(16rem,2fr)_1fr_1fr_1fr]">
          <NameField value={search.nom} onChange={(nom) => keep({ nom })} />
          <SelectField
            label="Rôle"
            value={search.role ?? ''}
            placeholder="Tous"
            options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
            onChange={(event) => keep({ role: wordIn(event.currentTarget.value, roles) })}
          />
          <SelectField
            label="Classe"
            value={search.classe ?? ''}
            placeholder="Toutes"
            options={[
              ...groups.divisions.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'sans', label: 'Élèves sans classe' },
            ]}
            onChange={(event) => keep({ classe: classIn(event.currentTarget.value) })}
          />
          <SelectField
            label="Compte"
            value={search.compte ?? ''}
            placeholder="Tous"
            options={[
              { value: 'actif', label: stateNames.actif },
              { value: 'inactif', label: stateNames.inactif },
            ]}
            onChange={(event) => keep({ compte: wordIn(event.currentTarget.value, ['actif', 'inactif']) })}
          />
        </search>
        {list.error && (
          <Failure reference={answerTo(list.error)?.reference} onRetry={() => void list.refetch()}>
            {sentence(list.error)}
          </Failure>
        )}
        {!rows && list.isFetching && <Skeleton />}
        {rows?.length === 0 && <Empty>Personne ne correspond à cette recherche.</Empty>}
        {rows && rows.length > 0 && <PeopleTable rows={rows} />}
        {list.hasNextPage && (
          <Button variant="secondary" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Voir la suite
          </Button>
        )}
      </div>
    </Screen>
  )
}

type Row = inferOutput<typeof api.directory.people>['people'][number]

function PeopleTable({ rows }: { rows: Row[] }) {
  return (
    <Table
      caption="Personnes trouvées"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: 'Nom',
          main: true,
          cell: ({ id, name }) => (
            <Link to="/personnes/$accountId" params={{ accountId: id }} className={textLink}>
              {name}
            </Link>
          ),
        },
        { key: 'role', header: 'Rôle', cell: ({ role, title }) => title ?? roleNames[role] },
        {
          key: 'about',
          header: 'Classe ou enfants',
          cell: ({ divisionName, children, role }) =>
            role === 'student' ? (divisionName ?? <Chip tone="warning">Sans classe</Chip>) : children.join(', '),
        },
        { key: 'account', header: 'Compte', cell: (person) => <AccountChip {...person} /> },
      ]}
    />
  )
}

/** Waits for the typing to pause: one request a word, not one a letter. */
function NameField({ value, onChange }: { value: string | undefined; onChange: (name: string | undefined) => void }) {
  const [typed, setTyped] = useState(value ?? '')
  const last = useRef({ value, onChange })
  last.current.onChange = onChange
  useEffect(() => {
    const name = textIn(typed)
    if (name === last.current.value) return
    const timer = setTimeout(() => {
      last.current.value = name
      last.current.onChange(name)
    }, 250)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => {
    // The address changed by itself: the browser's back button.
    if (value === last.current.value) return
    last.current.value = value
    setTyped(value ?? '')
  }, [value])
  return (
    <TextField
      type="search"
      label="Nom"
      placeholder="lefevre, LEFÈVRE…"
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
