import { SelectField } from '@preau/ui/form'

type SubjectFilterProps = {
  subjects: { id: string; name: string }[]
  value: string | undefined
  onChange: (id: string | undefined) => void
}

/** One subject at a time, or all of them. */
export function SubjectFilter({ subjects, value, onChange }: SubjectFilterProps) {
  if (subjects.length < 2) return null
  return (
    <div className="max-w-[22rem]">
      <SelectField
        label="Matière"
        placeholder="Toutes les matières"
        options={subjects.map(({ id, name }) => ({ value: id, label: name }))}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </div>
  )
}
