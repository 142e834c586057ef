import { sql } from 'kysely'
import type { Db } from './database.ts'

const quarter = 15 * 60_000
const day = 86_400_000
/**
 * Devices that never signed in with this log-in share one allowance; each known one has its own, the hard stop included:
 * a stranger who tries for days must not shut the person out.
 */
const allowances = { unknown: 5, known: 10 }
const hardStop = 100

/** Until when a run of failures closes the door: a quarter of an hour, then twice that, then twice again. */
export function closedUntil(failures: Date[], allowance: number) {
  let recent: number[] = []
  let wait = quarter
  let until = 0
  for (const failure of failures.map((moment) => moment.getTime()).toSorted((one, other) => one - other)) {
    recent = [...recent.filter((earlier) => earlier > failure - quarter), failure]
    if (recent.length < allowance) continue
    until = failure + wait
    wait *= 2
    recent = []
  }
  return new Date(until)
}

/**
 * Counts the try before the password is looked at, so that a thousand tries at once are still counted one by one;
 * `undefined` when there are none left. Nobody is ever refused for their address.
 */
export async function takeTry(db: Db, username: string, device: string | undefined, now: Date) {
  return await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${username}`}, 0))`.execute(transaction)
    const kept = await transaction
      .selectFrom('signInFailure')
      .select('failedAt')
      .where('username', '=', username)
      .where('deviceId', 'is not distinct from', device ?? null)
      .orderBy('failedAt', 'desc')
      .limit(hardStop)
      .execute()
    if (kept.length >= hardStop) return undefined
    const mine = kept.map(({ failedAt }) => failedAt).filter((moment) => moment.getTime() > now.getTime() - day)
    if (closedUntil(mine, device ? allowances.known : allowances.unknown) > now) return undefined
    const { id } = await transaction
      .insertInto('signInFailure')
      .values({ username, deviceId: device ?? null, failedAt: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

/** The try was never judged: it does not count. */
export async function giveTryBack(db: Db, id: string) {
  await db.deleteFrom('signInFailure').where('id', '=', id).execute()
}

/** The right password: this device starts afresh, and what others tried long ago no longer adds up. */
export async function forgiveTries(db: Db, username: string, device: string | undefined, now: Date) {
  await db
    .deleteFrom('signInFailure')
    .where('username', '=', username)
    .where(({ or, eb }) =>
      or([
        device ? eb('deviceId', '=', device) : eb('deviceId', 'is', null),
        eb('failedAt', '<', new Date(now.getTime() - day)),
      ]),
    )
    .execute()
}

/** A new password: whatever was tried against the old one is forgotten. */
export async function forgetTries(db: Db, username: string) {
  await db.deleteFrom('signInFailure').where('username', '=', username).execute()
}

export async function isKnownDevice(db: Db, id: string, username: string) {
  const found = await db
    .selectFrom('knownDevice')
    .innerJoin('login', 'login.id', 'knownDevice.loginId')
    .select('knownDevice.id')
    .where('knownDevice.id', '=', id)
    .where('login.username', '=', username)
    .executeTakeFirst()
  return found !== undefined
}

export async function rememberDevice(db: Db, id: string, loginId: string, now: Date) {
  await db
    .insertInto('knownDevice')
    .values({ id, loginId, seenAt: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seenAt: now }))
    .execute()
}

/** Devices unseen for a year, and failures too old to weigh anything. */
export async function forgetOldTries(db: Db, now: Date) {
  await db
    .deleteFrom('knownDevice')
    .where('seenAt', '<', new Date(now.getTime() - 365 * day))
    .execute()
  await db
    .deleteFrom('signInFailure')
    .where('failedAt', '<', new Date(now.getTime() - 90 * day))
    .execute()
}
