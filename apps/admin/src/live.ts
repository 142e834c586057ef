import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { api } from './api.ts'

/** One subscription for the page: what changed at school is asked again, so that nobody reloads. */
export function useLiveEvents() {
  const queries = useQueryClient()
  const ask = (filter: Parameters<typeof queries.invalidateQueries>[0]) => void queries.invalidateQueries(filter)
  useSubscription(
    api.live.events.subscriptionOptions(undefined, {
      onData: ({ kind }) => {
        if (kind === 'rights') ask(undefined)
        if (kind !== 'thread') return
        ask(api.messaging.pathFilter())
        ask(api.session.pathFilter())
      },
    }),
  )
}
