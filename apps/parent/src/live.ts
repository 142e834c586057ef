import type { LiveEvent } from '@preau/domain/live'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from './api.ts'

/** One line to the server for the page: what changed at school is asked again, so that nobody reloads. */
export function useLiveEvents() {
  const queries = useQueryClient()
  useEffect(() => follow(queries), [queries])
}

// The server speaks at least this often; longer silence is a line cut without a word.
const silence = 45_000
const kinds: LiveEvent['kind'][] = ['thread', 'homework', 'timetable', 'rights']

/** The browser's own event stream, for a tenth of the weight of tRPC's; answers how to stop. */
function follow(queries: QueryClient) {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout>
  let started = false

  function hear() {
    clearTimeout(timer)
    timer = setTimeout(open, silence)
  }

  function close() {
    clearTimeout(timer)
    source.close()
  }

  function open() {
    source?.close()
    source = new EventSource('/trpc/live.events')
    source.addEventListener('connected', () => {
      hear()
      // Back after a cut: what was said meanwhile was not heard.
      if (started) refresh(queries, 'rights')
      started = true
    })
    source.addEventListener('ping', hear)
    source.addEventListener('message', ({ data }) => {
      hear()
      refresh(queries, kindIn(data))
    })
    source.addEventListener('return', close)
    // The session has ended: the questions asked again will say so.
    source.addEventListener('serialized-error', () => {
      close()
      refresh(queries, 'rights')
    })
  }

  open()
  return close
}

function kindIn(data: unknown) {
  const event: unknown = typeof data === 'string' ? JSON.parse(data) : undefined
  if (typeof event !== 'object' || event === null || !('kind' in event)) return undefined
  return kinds.find((kind) => kind === event.kind)
}

function refresh(queries: QueryClient, kind: LiveEvent['kind'] | undefined) {
  const ask = (filter: Parameters<typeof queries.invalidateQueries>[0]) => void queries.invalidateQueries(filter)
  if (kind === 'rights') return ask(undefined)
  ask(api.home.pathFilter())
  if (kind === 'thread') {
    ask(api.messaging.pathFilter())
    return ask(api.session.pathFilter())
  }
  ask(api.homework.pathFilter())
  ask(api.timetable.pathFilter())
  ask(api.lesson.pathFilter())
}
