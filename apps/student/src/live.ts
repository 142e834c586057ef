import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useRef } from 'react'
import { api } from './api.ts'

/** One subscription for the page: what changed at school is asked again, so that nobody reloads. */
export function useLiveEvents() {
  const queries = useQueryClient()
  const started = useRef(false)
  const ask = (filter: Parameters<typeof queries.invalidateQueries>[0]) => void queries.invalidateQueries(filter)
  useSubscription(
    api.live.events.subscriptionOptions(undefined, {
      // The line was cut and is back: what was said meanwhile was not heard.
      onStarted: () => {
        if (started.current) ask(undefined)
        started.current = true
      },
      onData: ({ kind }) => {
        if (kind === 'rights') return ask(undefined)
        ask(api.home.pathFilter())
        if (kind === 'thread') {
          ask(api.messaging.pathFilter())
          ask(api.session.pathFilter())
        }
        if (kind === 'homework') ask(api.homework.pathFilter())
        if (kind !== 'thread') {
          ask(api.timetable.pathFilter())
          ask(api.lesson.pathFilter())
        }
      },
    }),
  )
}
