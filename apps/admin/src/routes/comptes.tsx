import type { IssueInput } from '@preau/domain/activation-sheet'
import { Button } from '@preau/ui/button'
import { Confirm } from '@preau/ui/dialog'
import { Empty } from '@preau/ui/empty'
import { count } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Screen, Section } from '@preau/ui/screen'
import { Table } from '@preau/ui/table'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { ActivationBar } from '../activation-bar.tsx'
import { api, queryClient } from '../api.ts'
import { LetterSheet } from '../letters/letter-sheet.tsx'
import { useLetters } from '../letters/use-letters.ts'
import { sentence } from '../mishap.ts'
import { textLink } from '../words.ts'

export const Route = createFileRoute('/comptes')({
  loader: () => queryClient.ensureQueryData(api.activation.board.queryOptions()),
  component: AccountsScreen,
})

interface Standing {
  activated: number
  waiting: number
  none: number
}

interface Asked {
  /** « les élèves de 5B » */
  who: string
  title: string
  input: IssueInput
  standing: Standing
}

const totalOf = ({ activated, waiting, none }: Standing) => activated + waiting + none
const leftIn = ({ waiting, none }: Standing) => waiting + none

function AccountsScreen() {
  const { data: board } = useSuspenseQuery(api.activation.board.queryOptions())
  const [asked, setAsked] = useState<Asked>()
  const { ask, pending, error, nobody, sheet, forget } = useLetters()
  function handleDone() {
    forget()
    setAsked(undefined)
  }

  if (sheet && asked) {
    return <LetterSheet {...sheet} title={asked.title} onDone={handleDone} />
  }

  const offer = (asking: Asked) => {
    forget()
    setAsked(asking)
  }
  return (
    <Screen
      title="Comptes"
      lead={'Un code par personne, remis sur papier\u00a0: il sert une fois, dans les quinze jours.'}
      width="page"
    >
      <Section title="Équipe">
        <Offer
          asked={{ who: 'l’équipe', title: 'Codes de l’équipe', input: { audience: 'staff' }, standing: board.staff }}
          onOffer={offer}
        />
      </Section>
      <Section title="Classes">
        {board.divisions.length === 0 ? (
          <Empty>Aucune classe pour l’instant{'\u00a0'}: il n’y a ni élève ni responsable à faire entrer.</Empty>
        ) : (
          <Table
            caption="Comptes activés et codes à préparer, classe par classe"
            rows={board.divisions}
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
              {
                key: 'students',
                header: 'Élèves',
                cell: ({ id, name, students }) => (
                  <Offer
                    asked={{
                      who: `les élèves de ${name}`,
                      title: `Codes des élèves de ${name}`,
                      input: { audience: 'students', groupId: id },
                      standing: students,
                    }}
                    onOffer={offer}
                  />
                ),
              },
              {
                key: 'parents',
                header: 'Responsables',
                cell: ({ id, name, parents }) => (
                  <Offer
                    asked={{
                      who: `les responsables de ${name}`,
                      title: `Codes des responsables de ${name}`,
                      input: { audience: 'parents', groupId: id },
                      standing: parents,
                    }}
                    onOffer={offer}
                  />
                ),
              },
            ]}
          />
        )}
      </Section>
      {asked && (
        <Confirm
          open
          title={asked.title}
          confirm={`Créer ${leftIn(asked.standing) > 1 ? `${leftIn(asked.standing)} codes` : 'le code'}`}
          pending={pending}
          onConfirm={() => ask(asked.input)}
          onClose={() => setAsked(undefined)}
        >
          <div className="grid gap-3">
            <p>
              Ils s’affichent une seule fois, prêts à imprimer{'\u00a0'}: vérifiez que l’imprimante est allumée.
              {asked.standing.activated > 0 && ' Les personnes qui ont déjà activé leur compte n’en reçoivent pas.'}
            </p>
            {asked.standing.waiting > 0 && (
              <Notice tone="warning">
                {asked.standing.waiting > 1
                  ? `Les ${asked.standing.waiting} codes déjà remis et pas encore utilisés ne marcheront plus.`
                  : 'Le code déjà remis et pas encore utilisé ne marchera plus.'}
              </Notice>
            )}
            {error && <Notice tone="error">{sentence(error)}</Notice>}
            {nobody && <Notice>Tout le monde a activé son compte entre-temps.</Notice>}
          </div>
        </Confirm>
      )}
    </Screen>
  )
}

/** How far these people are, and the codes that may be made for the others. */
function Offer({ asked, onOffer }: { asked: Asked; onOffer: (asked: Asked) => void }) {
  const { standing, who } = asked
  const total = totalOf(standing)
  if (total === 0) return <span className="text-quiet">Personne</span>
  return (
    <span className="flex flex-wrap items-center gap-x-4">
      <span className="grid sm:min-w-44">
        <ActivationBar activated={standing.activated} total={total} who={who} />
        {standing.waiting > 0 && (
          <span className="text-sm text-quiet">
            {count(standing.waiting, 'code remis, pas utilisé', 'codes remis, pas utilisés')}
          </span>
        )}
      </span>
      {leftIn(standing) > 0 && (
        <Button variant="quiet" className="max-sm:-ml-4" icon={<Printer />} onClick={() => onOffer(asked)}>
          <span>
            {count(leftIn(standing), 'code')}
            <span className="sr-only"> pour {who}</span>
          </span>
        </Button>
      )}
    </span>
  )
}
