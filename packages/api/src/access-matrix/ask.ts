import type { Db } from '@preau/db/database'
import type { Viewer } from '@preau/domain/role'
import { appRouter } from '../router.ts'
import { createCaller } from '../trpc.ts'
import type { Place } from './things.ts'
import type { World } from './world.ts'

export const openCall = createCaller(appRouter)

export interface Asked {
  call: ReturnType<typeof openCall>
  /** Where the thing asked for is. */
  at: Place
  world: World
  db: Db
  viewer: Viewer | undefined
  /** Whoever asks, and the session they hold, be it one that opens nothing. */
  person: Viewer | undefined
  sessionId: string | undefined
}

export interface Question {
  ask: (asked: Asked) => Promise<unknown>
  /** What the answer holds when it holds what was sought; for what is written, the change itself tells. */
  shows?: (asked: Asked) => string
}

export type Questions = Record<string, Record<string, Question>>
