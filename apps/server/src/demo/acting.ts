import { appRouter } from '@preau/api/router'
import type { School } from '@preau/api/school'
import { createCaller } from '@preau/api/trpc'
import { dayOf } from '@preau/domain/day'
import { Refusal } from '@preau/domain/refusal'
import type { Role } from '@preau/domain/role'
import { TRPCError } from '@trpc/server'

const callers = createCaller(appRouter)

/** The API as this person, at this moment: the demo is written by the same rules as everything else. */
export function acting(school: School, role: Role, id: string, now: Date) {
  const viewer = { id, role, today: dayOf(now) }
  return callers({
    school,
    db: school.db,
    now,
    viewer,
    session: undefined,
    device: undefined,
    setCookie: () => {},
    clearBrowser: () => {},
  })
}

/** Nothing when the rules say no (no further lesson, say): the story goes on without it. */
export async function unlessRefused<T>(work: Promise<T>) {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof TRPCError && cause.cause instanceof Refusal) return undefined
    throw cause
  }
}
