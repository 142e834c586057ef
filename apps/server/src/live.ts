import { setTimeout as wait } from 'node:timers/promises'
import type { Follower } from '@preau/api/school'
import { listConcerned, listLivingSessions } from '@preau/db/concerned'
import type { Db } from '@preau/db/database'
import { dayOf } from '@preau/domain/day'
import type { LiveEvent } from '@preau/domain/live'
import pg from 'pg'
import type { Logger } from 'pino'
import * as z from 'zod/mini'
import { traceOf } from './log.ts'

const eventShape = z.object({ kind: z.enum(['thread', 'homework', 'timetable', 'rights']), id: z.string() })

interface Options {
  url: string
  db: Db
  clock: () => Date
  logger: Logger
}

/** How long an ended session may keep a screen open, when nobody said that it ended. */
const rhythm = 5000

/**
 * One connection listens for the whole process. Each event goes to those it concerns by the rights they have now, and
 * to no session that has ended meanwhile.
 */
export function openLive({ url, db, clock, logger }: Options) {
  const followers = new Set<Follower>()
  let waiting: LiveEvent[] = []
  let working: Promise<void> | undefined
  let isClosing = false
  let client: pg.Client | undefined

  function end(follower: Follower) {
    followers.delete(follower)
    follower.end()
  }

  /** Ends the screens of ended sessions; answers the others' sights. */
  async function check(today: string) {
    const ids = [...new Set([...followers].map(({ sessionId }) => sessionId))]
    if (ids.length === 0) return []
    const alive = await listLivingSessions(db, ids, today)
    for (const follower of followers) {
      if (ids.includes(follower.sessionId) && !alive.has(follower.sessionId)) end(follower)
    }
    const people = new Map([...followers].map(({ accountId, role }) => [accountId, { id: accountId, role, today }]))
    return [...people.values()]
  }

  async function deliver(events: LiveEvent[]) {
    const viewers = await check(dayOf(clock()))
    // A class that hands in at the same time says the same thing thirty times.
    const distinct = new Map(events.map((event) => [`${event.kind} ${event.id}`, event]))
    for (const event of distinct.values()) {
      const concerned = event.kind === 'rights' ? undefined : new Set(await listConcerned(db, event, viewers))
      for (const follower of followers) {
        const { accountId, loginId } = follower
        if (concerned ? concerned.has(accountId) : event.id === accountId || event.id === loginId)
          follower.deliver(event)
      }
    }
  }

  async function work() {
    while (waiting.length > 0) {
      const events = waiting
      waiting = []
      await deliver(events).catch((failure: Error) => logger.error(traceOf(failure), 'live'))
    }
  }
  function hear(event: LiveEvent) {
    waiting.push(event)
    working ??= work().finally(() => {
      working = undefined
    })
  }

  async function listen() {
    for (let tries = 0; !isClosing; tries += 1) {
      const connection = new pg.Client({ connectionString: url, keepAlive: true })
      try {
        const gone = new Promise<void>((resolve) => connection.on('error', () => resolve()).on('end', () => resolve()))
        connection.on('notification', ({ payload }) => {
          const event = eventShape.safeParse(JSON.parse(payload ?? 'null'))
          if (event.success) hear(event.data)
        })
        await connection.connect()
        await connection.query('listen live')
        client = connection
        // What was said meanwhile went unheard: everybody asks again.
        if (tries > 0) for (const follower of followers) follower.deliver({ kind: 'rights', id: follower.accountId })
        // Closed while it was still connecting: nobody is left to end it.
        if (!isClosing) await gone
      } catch {
        // The database is away; it is looked for again below.
      }
      await connection.end().catch(() => {})
      if (!isClosing) await wait(500)
    }
  }
  const listening = listen()
  const timer = setInterval(() => {
    check(dayOf(clock())).catch(() => {})
  }, rhythm)

  return {
    follow(follower: Follower) {
      followers.add(follower)
      return () => void followers.delete(follower)
    },
    async close() {
      isClosing = true
      clearInterval(timer)
      await client?.end().catch(() => {})
      await listening
      await working
    },
  }
}
