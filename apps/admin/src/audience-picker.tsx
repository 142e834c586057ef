import type { AudienceKind } from '@preau/domain/audience'
import { RadioGroup } from '@preau/ui/choice'
import { SelectField, TextField } from '@preau/ui/form'
import { count } from '@preau/ui/format'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { useDeferredValue, useState } from 'react'
import { api } from './api.ts'

export type Choice = Pick<inferOutput<typeof api.messaging.people>[number], 'audience' | 'label' | 'count' | 'replies'>

const kinds: Partial<Record<AudienceKind, string>> = {
  all_parents: 'Tous les responsables',
  all_students: 'Tous les élèves',
  staff: 'Tous les personnels',
  parents_of_group: 'Les responsables d’une classe ou d’un groupe',
  students_of_group: 'Les élèves d’une classe ou d’un groupe',
  team_of_group: 'L’équipe d’une classe ou d’un groupe',
}

type PickerProps = { error: string | undefined; onPick: (choice: Choice | undefined) => void }

/** To whom: everybody, a class, or one person found by name. The number comes with the choice. */
export function AudiencePicker({ error, onPick }: PickerProps) {
  const { data: audiences } = useSuspenseQuery(api.messaging.audiences.queryOptions())
  const [kind, setKind] = useState('')
  const ofKind = audiences.filter((choice) => choice.audience.kind === kind)
  const byGroup = ofKind.some(({ group }) => group)
  const offered = Object.entries(kinds).filter(([value]) => audiences.some(({ audience }) => audience.kind === value))

  function handleKind(next: string) {
    setKind(next)
    const [only, more] = audiences.filter((choice) => choice.audience.kind === next)
    onPick(more || only?.group ? undefined : only)
  }

  return (
    <div className="grid gap-4">
      <SelectField
        label="À qui"
        value={kind}
        onChange={(event) => handleKind(event.currentTarget.value)}
        placeholder="Choisir"
        options={[...offered.map(([value, label]) => ({ value, label })), { value: 'one', label: 'Une personne' }]}
        error={kind === '' ? error : undefined}
      />
      {byGroup && (
        <SelectField
          key={kind}
          label="Classe ou groupe"
          placeholder="Choisir"
          onChange={(event) => onPick(ofKind.find(({ group }) => group?.id === event.currentTarget.value))}
          options={ofKind.flatMap(({ group, count: number }) =>
            group
              ? [
                  {
                    value: group.id,
                    label: `${group.name} (${count(number, 'personne')})`,
                    group: group.kind === 'division' ? 'Classes' : 'Groupes',
                  },
                ]
              : [],
          )}
          error={error}
        />
      )}
      {kind === 'one' && <PersonPicker error={error} onPick={onPick} />}
    </div>
  )
}

function PersonPicker({ error, onPick }: PickerProps) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const { data: people, isFetching } = useQuery(
    api.messaging.people.queryOptions({ search }, { enabled: search.length > 1, placeholderData: (kept) => kept }),
  )
  const found = search.length > 1 ? (people ?? []) : []
  return (
    <>
      <TextField
        type="search"
        label="Nom"
        description="D’un élève, pour lui écrire ou écrire à ses responsables, ou d’un membre de l’équipe."
        value={typed}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          onPick(undefined)
        }}
        error={found.length === 0 ? error : undefined}
      />
      <p role="status" className="sr-only">
        {search.length > 1 && !isFetching && count(found.length, 'personne trouvée', 'personnes trouvées')}
      </p>
      {search.length > 1 && !isFetching && found.length === 0 && <p className="text-quiet">Personne à ce nom.</p>}
      {found.length > 0 && (
        <RadioGroup
          key={search}
          legend="Destinataire"
          hideLegend
          name="person"
          error={error}
          onChange={(value) => onPick(found[Number(value)])}
          options={found.map(({ label, detail, count: number }, index) => ({
            value: String(index),
            label,
            description: [detail, number > 1 && count(number, 'personne')].filter(Boolean).join(' · '),
          }))}
        />
      )}
    </>
  )
}
