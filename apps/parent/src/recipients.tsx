import { useQuery } from '@tanstack/react-query'
import type { inferInput } from '@trpc/tanstack-react-query'
import { api } from './api.ts'

type Audience = inferInput<typeof api.messaging.recipients>['audience']

/** The names behind an office, before anything leaves. */
export function Recipients({ audience }: { audience: Audience }) {
  const { data } = useQuery(api.messaging.recipients.queryOptions({ audience }))
  if (!data) return null
  const names = new Intl.ListFormat('fr').format(data.people.map(({ name }) => name))
  return (
    <p role="status" className="-mt-2 text-base text-quiet">
      Votre message sera lu par {names}.
    </p>
  )
}
