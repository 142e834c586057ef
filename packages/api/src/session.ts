import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '@preau/db/database'
import {
  endSession,
  endSessionsOf,
  extendSession,
  findSession,
  forgetEndedSessions,
  saveSession,
} from '@preau/db/session'
import type { Role } from '@preau/domain/role'
import { type Adapter, Lucia, TimeSpan } from 'lucia'

declare module 'lucia' {
  interface Register {
    UserId: string
    DatabaseSessionAttributes: { accountId: string; remembered: boolean }
  }
}

export interface CurrentSession {
  /** The cookie's value; its SHA-256 is the row. */
  token: string
  loginId: string
  accountId: string
  role: Role
  remembered: boolean
  createdAt: Date
  expiresAt: Date
  /** True when the idle end was just pushed back: the cookie must follow. */
  fresh: boolean
}

export const sessionCookie = '__Host-preau'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const minutes = (count: number) => new TimeSpan(count, 'm')
const hours = (count: number) => new TimeSpan(count, 'h')
const days = (count: number) => new TimeSpan(count, 'd')

/** How long a session may idle, and last in all. Only families may be remembered; a school's PC forgets quickly. */
function lifetimeOf(role: Role, remembered: boolean) {
  if (role === 'admin') return { idle: minutes(15), absolute: hours(8) }
  if (role === 'teacher') return { idle: minutes(60), absolute: hours(12) }
  if (remembered) return { idle: days(7), absolute: days(30) }
  return role === 'student' ? { idle: minutes(20), absolute: hours(8) } : { idle: minutes(30), absolute: days(30) }
}

type SessionRow = Awaited<ReturnType<typeof findSession>>

/** lucia over our table: it holds the cookie's value, we keep its hash alone. */
function luciaOver(db: Db, idle: TimeSpan, absolute: TimeSpan, found?: SessionRow) {
  const adapter: Adapter = {
    getSessionAndUser: async (token) => {
      if (!found) return [null, null]
      const { userId, expiresAt, accountId, remembered } = found
      return [
        { id: token, userId, expiresAt, attributes: { accountId, remembered } },
        { id: userId, attributes: {} },
      ]
    },
    getUserSessions: async () => [],
    setSession: ({ id, userId, expiresAt, attributes }) => {
      const createdAt = new Date()
      const endsAt = new Date(createdAt.getTime() + absolute.milliseconds())
      return saveSession(db, { id: sha256(id), userId, expiresAt, createdAt, endsAt, ...attributes })
    },
    updateSessionExpiration: (token, expiresAt) => extendSession(db, sha256(token), expiresAt),
    deleteSession: (token) => endSession(db, sha256(token)),
    deleteUserSessions: (loginId) => endSessionsOf(db, loginId),
    deleteExpiredSessions: () => forgetEndedSessions(db),
  }
  return new Lucia(adapter, { sessionExpiresIn: idle })
}

/** Who this cookie is, if anyone. Session ends run on real time, even where the school's clock stands still. */
export async function currentSession(db: Db, token: string, today: string): Promise<CurrentSession | undefined> {
  const found = await findSession(db, sha256(token), today)
  if (!found) return undefined
  const { idle, absolute } = lifetimeOf(found.role, found.remembered)
  const { session } = await luciaOver(db, idle, absolute, found).validateSession(token)
  if (!session) return undefined
  const { userId: loginId, accountId, role, remembered, createdAt } = found
  return { token, loginId, accountId, role, remembered, createdAt, expiresAt: session.expiresAt, fresh: session.fresh }
}

/** What links and open screens keep of a session: its row, which opens nothing by itself. */
export const sessionIdOf = (token: string) => sha256(token)

/** The session behind that row while it lives; looking on is no activity, and pushes no end back. */
export async function livingSession(db: Db, id: string, today: string) {
  const found = await findSession(db, id, today)
  return found && found.expiresAt > new Date() ? found : undefined
}

/** Opens a session with a token of its own, never one the browser brought. */
export async function openSession(
  db: Db,
  account: { id: string; loginId: string; role: Role },
  remembered: boolean,
): Promise<CurrentSession> {
  const kept = remembered && (account.role === 'student' || account.role === 'parent')
  const { idle, absolute } = lifetimeOf(account.role, kept)
  const token = randomBytes(32).toString('base64url')
  const session = await luciaOver(db, idle, absolute).createSession(
    account.loginId,
    { accountId: account.id, remembered: kept },
    { sessionId: token },
  )
  const { loginId, role } = account
  return {
    token,
    loginId,
    accountId: account.id,
    role,
    remembered: kept,
    createdAt: new Date(),
    expiresAt: session.expiresAt,
    fresh: true,
  }
}

export const closeSession = (db: Db, token: string) => endSession(db, sha256(token))

/** Set-Cookie for this session; without a date unless it is remembered: closing the browser ends it. */
export function cookieOf(session: CurrentSession | undefined) {
  const base = 'Path=/; Secure; HttpOnly; SameSite=Lax'
  if (!session) return `${sessionCookie}=; ${base}; Max-Age=0`
  const end = session.remembered ? `; Expires=${session.expiresAt.toUTCString()}` : ''
  return `${sessionCookie}=${session.token}; ${base}${end}`
}
