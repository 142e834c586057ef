import { ofName } from '@preau/domain/name'
import { Button } from '@preau/ui/button'
import { Confirm } from '@preau/ui/dialog'
import { Notice } from '@preau/ui/notice'
import { Screen, Section } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { api, queryClient } from '../api.ts'
import { LetterSheet } from '../letters/letter-sheet.tsx'
import { useLetters } from '../letters/use-letters.ts'
import { sentence } from '../mishap.ts'
import { AccountState } from '../person/account-state.tsx'
import { Links } from '../person/links.tsx'
import { Groups, Teaching } from '../person/places.tsx'
import { date, roleNames, textLink } from '../words.ts'

export const Route = createFileRoute('/personnes/$accountId')({
  loader: ({ params }) => queryClient.ensureQueryData(api.directory.person.queryOptions(params)),
  component: PersonScreen,
})

const audiences = { student: 'students', parent: 'parents', teacher: 'staff', admin: 'staff' } as const

function PersonScreen() {
  const params = Route.useParams()
  const { data: person } = useSuspenseQuery(api.directory.person.queryOptions(params))
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { ask, pending, error, nobody, sheet, forget } = useLetters()
  const [asking, setAsking] = useState(false)
  const { account, role, title, birthOn, groups, guardians, children, teaches, formClasses } = person

  function handleDone() {
    forget()
    setAsking(false)
  }

  if (sheet) return <LetterSheet {...sheet} title={`Nouveau code ${ofName(person.name)}`} onDone={handleDone} />
  return (
    <Screen
      title={person.name}
      lead={[title ?? roleNames[role], birthOn && `naissance le ${date(birthOn)}`].filter(Boolean).join(' · ')}
      back={
        <Link to="/personnes" className={textLink}>
          Personnes
        </Link>
      }
      actions={
        !person.isInstitution && (
          <Button
            icon={<KeyRound />}
            onClick={() => {
              forget()
              setAsking(true)
            }}
          >
            Nouveau code d’activation
          </Button>
        )
      }
    >
      <AccountState person={person} />
      {role === 'student' && (
        <>
          <Groups groups={groups} />
          <Section title="Responsables et contacts">
            <Links links={guardians} nobody="Aucun responsable dans les fichiers." />
          </Section>
        </>
      )}
      {role === 'parent' && (
        <Section title="Enfants">
          <Links links={children} nobody="Aucun enfant dans les fichiers." />
        </Section>
      )}
      {role === 'teacher' && (
        <Teaching teaches={teaches} formClasses={session.school.kind === 'college' ? formClasses : []} />
      )}
      <Confirm
        open={asking}
        title={`Nouveau code pour ${person.name}`}
        confirm="Créer le code"
        pending={pending}
        onConfirm={() => ask({ audience: audiences[role], accountIds: [person.id] })}
        onClose={() => setAsking(false)}
      >
        <div className="grid gap-3">
          <p>
            Le code s’affiche une seule fois, prêt à imprimer.
            {account.codeExpiresAt && ' Celui qui a déjà été remis ne marchera plus.'}
            {account.activated && ' Le mot de passe actuel marche encore, jusqu’à ce que le code serve.'}
          </p>
          {error && <Notice tone="error">{sentence(error)}</Notice>}
          {nobody && (
            <Notice tone="warning">
              Pas de code{'\u00a0'}: cette personne n’a plus aucun lien avec un élève présent qui lui ouvre un accès.
            </Notice>
          )}
        </div>
      </Confirm>
    </Screen>
  )
}
