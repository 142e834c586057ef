import { Empty } from '@preau/ui/empty'
import { Screen } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { useChildren } from '../children.ts'
import { InformedOnly } from '../informed-only.tsx'
import { MessageForm } from '../message-form.tsx'

export const Route = createFileRoute('/messages/nouveau')({
  loader: () => queryClient.ensureQueryData(api.messaging.audiences.queryOptions()),
  component: NewMessageScreen,
})

function NewMessageScreen() {
  const { enfant } = Route.useSearch()
  const { data: audiences } = useSuspenseQuery(api.messaging.audiences.queryOptions())
  const children = useChildren()
  const writable = children.filter(({ id }) => audiences.some(({ child }) => child?.id === id))
  const informed = children.filter((child) => !writable.includes(child))
  return (
    <Screen
      title="Nouveau message"
      width="reading"
      back={
        <Link to="/messages" className="font-[650] text-accent underline underline-offset-3">
          Messages
        </Link>
      }
    >
      <InformedOnly of={informed} />
      {writable.length > 0 && <MessageForm audiences={audiences} about={writable} chosen={enfant} />}
      {children.length === 0 && <Empty>Aucun élève n’est rattaché à votre compte aujourd’hui.</Empty>}
    </Screen>
  )
}
