import { sql } from 'kysely'
import type { Db } from './database.ts'

export interface NewSession {
  id: string
  userId: string
  accountId: string
  remembered: boolean
  createdAt: Date
  expiresAt: Date
  endsAt: Date
}

/** The session, who wears it, and under which hat; nothing once the person has left or the end has come. */
export async function findSession(db: Db, id: string, today: string) {
  return await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .select([
      'session.id',
      'session.userId',
      'session.accountId',
      'session.remembered',
      'session.createdAt',
      'session.expiresAt',
      'session.endsAt',
      'account.role',
    ])
    .where('session.id', '=', id)
    .whereRef('account.loginId', '=', 'session.userId')
    .where('session.endsAt', '>', sql<Date>`now()`)
    .where(({ or, eb }) => or([eb('account.leftOn', 'is', null), eb('account.leftOn', '>', today)]))
    .executeTakeFirst()
}

/** Keeps the ten latest sessions of a log-in: an eleventh ends the oldest. */
export async function saveSession(db: Db, session: NewSession) {
  await db.insertInto('session').values(session).execute()
  await db
    .deleteFrom('session')
    .where('userId', '=', session.userId)
    .where('id', 'not in', (qb) =>
      qb
        .selectFrom('session as kept')
        .select('kept.id')
        .where('kept.userId', '=', session.userId)
        .orderBy('kept.createdAt', 'desc')
        .limit(10),
    )
    .execute()
}

/** Pushes the idle end back, never past the absolute one. */
export async function extendSession(db: Db, id: string, expiresAt: Date) {
  await db
    .updateTable('session')
    .set({ expiresAt: sql`least(${expiresAt}::timestamptz, ends_at)` })
    .where('id', '=', id)
    .execute()
}

export async function endSession(db: Db, id: string) {
  await db.deleteFrom('session').where('id', '=', id).execute()
}

export async function endSessionsOf(db: Db, loginId: string) {
  await db.deleteFrom('session').where('userId', '=', loginId).execute()
}

export async function forgetEndedSessions(db: Db) {
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expiresAt', '<', sql<Date>`now()`), eb('endsAt', '<', sql<Date>`now()`)]))
    .execute()
}
