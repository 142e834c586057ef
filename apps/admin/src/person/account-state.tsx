import { capital, dayAndTime } from '@preau/ui/format'
import { Section } from '@preau/ui/screen'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { AccountChip } from '../account-chip.tsx'
import type { api } from '../api.ts'
import { date } from '../words.ts'

type Person = inferOutput<typeof api.directory.person>

/** Can this person sign in, and with what. Never a password: nobody sees it. */
export function AccountState({ person }: { person: Person }) {
  const { account, isInstitution, enteredOn } = person
  return (
    <Section title="Compte">
      <dl className="grid gap-x-6 gap-y-1 grid-cols-[max-content_1fr]">
        <dt className="text-quiet">État</dt>
        <dd>
          <AccountChip activated={account.activated} isInstitution={isInstitution} />
        </dd>
        {account.username && (
          <>
            <dt className="text-quiet">Identifiant</dt>
            <dd className="font-mono">{account.username}</dd>
          </>
        )}
        {account.codeExpiresAt && (
          <>
            <dt className="text-quiet">Code remis</dt>
            <dd>{capital(`valable jusqu’au ${dayAndTime(account.codeExpiresAt)}`)}</dd>
          </>
        )}
        {enteredOn && (
          <>
            <dt className="text-quiet">Arrivée</dt>
            <dd>{date(enteredOn)}</dd>
          </>
        )}
      </dl>
    </Section>
  )
}
