import { addDays } from '@preau/domain/day'
import { RadioGroup } from '@preau/ui/choice'
import { DateField } from '@preau/ui/form'
import { capital, hour, longDate } from '@preau/ui/format'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from './api.ts'
import type { Place } from './homework-form.tsx'

type DueFieldProps = { place: Place; dueOn: string | undefined; error: string | undefined }

/** For the next lesson, its day said in words, or for a date. */
export function DueField({ place, dueOn, error }: DueFieldProps) {
  const { groupId, subjectId, givenOn } = place
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { data: next } = useQuery(
    api.homework.nextLesson.queryOptions({ groupId, ...(subjectId && { subjectId }), after: givenOn }),
  )
  const [kind, setKind] = useState(dueOn ? 'date' : 'next_lesson')
  const chosen = next === null ? 'date' : kind
  const elementary = session.school.kind === 'elementary'
  const when = next && capital([longDate(next.date), next.startsAt && hour(next.startsAt)].filter(Boolean).join(', '))
  return (
    <div className="grid gap-2">
      <RadioGroup
        legend="Pour quand"
        name="due"
        value={chosen}
        onChange={setKind}
        options={[
          {
            value: 'next_lesson',
            label: elementary ? 'Le prochain jour de classe' : 'Le prochain cours',
            description: next === null ? 'Aucun avant la fin de l’année scolaire.' : (when ?? '…'),
            disabled: next === null,
          },
          { value: 'date', label: 'Une autre date' },
        ]}
      />
      {chosen === 'date' && (
        <div className="max-w-56 pl-9">
          <DateField label="Date" name="on" min={addDays(givenOn, 1)} defaultValue={dueOn} error={error} />
        </div>
      )}
    </div>
  )
}
