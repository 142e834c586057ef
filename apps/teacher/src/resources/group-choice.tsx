import { CheckField } from '@preau/ui/choice'

interface Group {
  id: string
  name: string
  kind: 'division' | 'group'
}

/** Classes and groups to tick; the form reads them under `groupIds`. */
export function GroupChoice({ groups, chosen = [] }: { groups: readonly Group[]; chosen?: readonly string[] }) {
  const kinds = [
    { kind: 'division', legend: 'Classes' },
    { kind: 'group', legend: 'Groupes' },
  ] as const
  return kinds.map(({ kind, legend }) => {
    const mine = groups.filter((group) => group.kind === kind)
    return mine.length > 0 ? (
      <fieldset key={kind}>
        <legend className="mb-1 font-[600]">{legend}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {mine.map(({ id, name }) => (
            <CheckField key={id} label={name} name="groupIds" value={id} defaultChecked={chosen.includes(id)} />
          ))}
        </div>
      </fieldset>
    ) : null
  })
}

export const groupIdsOf = (fields: FormData) => fields.getAll('groupIds').map(String)
