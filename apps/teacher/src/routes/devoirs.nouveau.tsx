import { Empty } from '@preau/ui/empty'
import { SelectField } from '@preau/ui/form'
import { Screen } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { HomeworkForm } from '../homework-form.tsx'

export const Route = createFileRoute('/devoirs/nouveau')({
  loader: () => queryClient.ensureQueryData(api.teaching.mine.queryOptions()),
  component: NewHomeworkScreen,
})

function NewHomeworkScreen() {
  const navigate = Route.useNavigate()
  const { data: teachings } = useSuspenseQuery(api.teaching.mine.queryOptions())
  const { today } = useNow()
  const [index, setIndex] = useState('0')
  const chosen = teachings[Number(index)]
  return (
    <Screen
      title="Donner un devoir"
      width="reading"
      back={
        <Link to="/copies" className="font-[650] text-accent underline underline-offset-3">
          Copies
        </Link>
      }
    >
      {chosen ? (
        <div className="grid gap-5">
          <SelectField
            label="Classe ou groupe"
            value={index}
            onChange={(event) => setIndex(event.currentTarget.value)}
            options={teachings.map(({ group, subject }, position) => ({
              value: String(position),
              label: subject ? `${group.name}, ${subject.name}` : group.name,
            }))}
          />
          <HomeworkForm
            place={{
              groupId: chosen.group.id,
              ...(chosen.subject && { subjectId: chosen.subject.id }),
              givenOn: today,
            }}
            onDone={() => void navigate({ to: '/copies' })}
          />
        </div>
      ) : (
        <Empty>Aucune classe ne vous est confiée pour l’instant.</Empty>
      )}
    </Screen>
  )
}
