import { dayOf } from '@preau/domain/day'
import { Chip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { count, dayAndMonth } from '@preau/ui/format'
import { Screen } from '@preau/ui/screen'
import { Table } from '@preau/ui/table'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { doubts as kinds, textLink } from '../words.ts'

export const Route = createFileRoute('/doutes')({
  loader: () => queryClient.ensureQueryData(api.directory.doubts.queryOptions()),
  component: DoubtsScreen,
})

const wordOf = (kind: string) => (kind === 'duplicate' || kind === 'homonym' ? kinds[kind] : kinds.unmatched)

function DoubtsScreen() {
  const { data: doubts } = useSuspenseQuery(api.directory.doubts.queryOptions())
  return (
    <Screen
      title="Doutes de l’import"
      lead={doubts.length > 0 ? count(doubts.length, 'cas à vérifier', 'cas à vérifier') : undefined}
      back={
        <Link to="/" className={textLink}>
          Tableau de bord
        </Link>
      }
    >
      {doubts.length === 0 ? (
        <Empty drawing="slate">Aucun doute en attente.</Empty>
      ) : (
        <>
          <p>
            Les fichiers ne disent pas assez pour décider. Rien n’a été deviné{'\u00a0'}: corrigez la fiche dans SIECLE,
            STS-web ou ONDE, puis faites importer le nouveau fichier. Le doute levé disparaît de cette liste.
          </p>
          <Table
            caption="Doutes en attente"
            rows={doubts}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'who',
                header: 'Qui',
                main: true,
                cell: ({ who }) => <span className="sm:whitespace-nowrap">{who}</span>,
              },
              { key: 'kind', header: 'Doute', cell: ({ kind }) => <Chip tone="warning">{wordOf(kind)}</Chip> },
              { key: 'reason', header: 'Pourquoi', cell: ({ reason }) => reason },
              {
                key: 'seen',
                header: 'Vu le',
                cell: ({ seenAt }) => <span className="whitespace-nowrap">{dayAndMonth(dayOf(new Date(seenAt)))}</span>,
              },
            ]}
          />
        </>
      )}
    </Screen>
  )
}
