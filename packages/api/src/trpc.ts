import type { Db } from '@preau/db/database'
import { Refusal } from '@preau/domain/refusal'
import type { Role, Viewer } from '@preau/domain/role'
import { initTRPC, TRPCError } from '@trpc/server'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import * as z from 'zod/mini'
import type { School } from './school.ts'
import type { CurrentSession } from './session.ts'

export interface Context {
  school: School
  db: Db
  /** The school's time: the only clock a procedure reads. */
  now: Date
  viewer: Viewer | undefined
  session: CurrentSession | undefined
  /** Value of the device cookie, for the sign-in allowance of known devices. */
  device: string | undefined
  /** Adds a Set-Cookie header to the answer. */
  setCookie(header: string): void
  /** Asks the browser to forget all it kept of us. */
  clearBrowser(): void
}

const codeOf: Partial<Record<string, TRPC_ERROR_CODE_KEY>> = {
  not_found: 'NOT_FOUND',
  signed_out: 'UNAUTHORIZED',
  wrong_door: 'FORBIDDEN',
  too_many_tries: 'TOO_MANY_REQUESTS',
  too_many_calls: 'TOO_MANY_REQUESTS',
  busy: 'SERVICE_UNAVAILABLE',
}

const references = new WeakMap<Error, string>()

/** A short reference, shown to the person and written in the log, so that the two can meet. */
export function referenceOf(error: Error) {
  const known = references.get(error)
  if (known) return known
  const made = Math.random().toString(36).slice(2, 6).toUpperCase().padEnd(4, 'X')
  references.set(error, made)
  return made
}

z.config(z.locales.fr())

/** Which fields were mistyped, and how each says so. */
function mistakesOf({ cause }: TRPCError) {
  if (!(cause instanceof z.core.$ZodError)) return undefined
  return cause.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  sse: {
    maxDurationMs: 3_600_000,
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  // Nothing of the failure itself leaves: a reason of ours, a field's mistake, or a reference.
  errorFormatter: ({ shape, error }) => ({
    code: shape.code,
    message: error.cause instanceof Refusal ? error.cause.reason : shape.data.code,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      reason: error.cause instanceof Refusal ? error.cause.reason : undefined,
      reference: error.code === 'INTERNAL_SERVER_ERROR' ? referenceOf(error) : undefined,
      mistakes: mistakesOf(error),
    },
  }),
})

export const router = t.router
export const createCaller = t.createCallerFactory

const refusals = t.middleware(async ({ next }) => {
  const result = await next()
  if (!result.ok && result.error.cause instanceof Refusal) {
    const { cause } = result.error
    throw new TRPCError({ code: codeOf[cause.reason] ?? 'BAD_REQUEST', message: cause.reason, cause })
  }
  return result
})

/** Signing in alone: whoever calls is nobody yet. */
export const forAnyone = t.procedure.use(refusals)

function door(...roles: Role[]) {
  return forAnyone.use(({ ctx, next }) => {
    if (!ctx.viewer) throw new Refusal('signed_out')
    if (roles.length > 0 && !roles.includes(ctx.viewer.role)) throw new Refusal('wrong_door')
    return next({ ctx: { ...ctx, viewer: ctx.viewer } })
  })
}

export const forEveryone = door()
export const forStudents = door('student')
export const forTeachers = door('teacher')
export const forParents = door('parent')
export const forAdmins = door('admin')
/** A pupil, or whoever answers for one. */
export const forFamilies = door('student', 'parent')
