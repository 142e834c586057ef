import { Chip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { capital } from '@preau/ui/format'
import { Table } from '@preau/ui/table'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { AccountChip } from '../account-chip.tsx'
import type { api } from '../api.ts'
import { PersonLink } from '../person-link.tsx'
import { date, kinship, levels, rights } from '../words.ts'

type Person = inferOutput<typeof api.directory.person>
type Guardian = Person['guardians'][number]
type Child = Person['children'][number]

/** « depuis le 1er septembre 2026 », « du … au … » */
function span({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) {
  return endsOn ? `du ${date(startsOn)} au ${date(endsOn)}` : `depuis le ${date(startsOn)}`
}

/** Who answers for whom: in what quality, with which right, and since when. */
export function Links({ links, nobody }: { links: (Guardian | Child)[]; nobody: string }) {
  if (links.length === 0) return <Empty>{nobody}</Empty>
  return (
    <Table
      caption="Liens de responsabilité"
      rows={links}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', header: 'Nom', main: true, cell: (link) => <PersonLink {...link} /> },
        {
          key: 'kinship',
          header: 'Lien',
          cell: (link) => capital([kinship(link.kinship), levels[link.level]].filter(Boolean).join(', ')),
        },
        { key: 'right', header: 'Droit', cell: (link) => <Right link={link} /> },
        { key: 'span', header: 'Dates', cell: (link) => capital(span(link)) },
        {
          key: 'more',
          header: 'divisionName' in (links[0] ?? {}) ? 'Classe' : 'Compte',
          cell: (link) => ('divisionName' in link ? (link.divisionName ?? '–') : <AccountChip {...link} />),
        },
      ]}
    />
  )
}

function Right({ link: { holds, level, access } }: { link: Guardian | Child }) {
  if (!holds) return <Chip>Terminé</Chip>
  if (level !== 'legal') return <span className="text-quiet">Aucun accès</span>
  return <Chip tone={rights[access].tone}>{rights[access].word}</Chip>
}
