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
        if (kind === 'rights') return ask(undefined)
        ask(api.home.pathFilter())
        if (kind === 'thread') {
          ask(api.messaging.pathFilter())
          return ask(api.session.pathFilter())
        }
        ask(api.homework.pathFilter())
        ask(api.timetable.pathFilter())
        ask(api.lesson.pathFilter())
      },
    }),
  )
}
