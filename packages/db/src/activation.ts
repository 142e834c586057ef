import { createHash, randomBytes } from 'node:crypto'
import { activationCode, codeDays, readCode } from '@preau/domain/activation-code'
import { fold } from '@preau/domain/name'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** All that is kept of a code, however it was typed. */
export const codeHash = (typed: string) =>
  createHash('sha256')
    .update(readCode(typed) ?? '')
    .digest('hex')

/** Whose code this is, while it may still serve. */
export async function findCode(db: Db, typed: string, now: Date) {
  return await db
    .selectFrom('activationCode')
    .innerJoin('account', 'account.id', 'activationCode.accountId')
    .leftJoin('login', 'login.id', 'account.loginId')
    .leftJoin('school', (join) => join.onTrue())
    .select([
      'account.id as accountId',
      'account.role',
      'account.givenName',
      'account.familyName',
      'account.usageName',
      'account.loginId',
      'login.username',
      'school.name as schoolName',
    ])
    .where('activationCode.codeHash', '=', codeHash(typed))
    .where('activationCode.usedAt', 'is', null)
    .where('activationCode.expiresAt', '>', now)
    .where('account.isInstitution', '=', false)
    .where(
      sql<boolean>`(account.left_on is null or account.left_on > (${now}::timestamptz at time zone 'Europe/Paris')::date)`,
    )
    .executeTakeFirst()
}

/** Uses the code up. Of two at once, the second waits, then finds it used: false. */
export async function spendCode(db: Db, typed: string, now: Date) {
  const used = await db
    .updateTable('activationCode')
    .set({ usedAt: now })
    .where('codeHash', '=', codeHash(typed))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** A new code for this account, as the letter prints it; whatever code it had before opens nothing any more. */
export async function issueCode(db: Db, accountId: string, now: Date) {
  const code = activationCode(randomBytes(13))
  const row = {
    codeHash: codeHash(code),
    issuedAt: now,
    expiresAt: new Date(now.getTime() + codeDays * 86_400_000),
    usedAt: null,
  }
  await db
    .insertInto('activationCode')
    .values({ accountId, ...row })
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet(row))
    .execute()
  return code
}

const part = (name: string) => fold(name).replace(/[^a-z0-9]+/g, '-')

/** `prenom.nom`, then `prenom.nom2`…: the first that nobody has. */
export async function freeUsername(
  db: Db,
  person: { givenName: string; familyName: string; usageName: string | null },
) {
  const names = [part(person.givenName), part(person.usageName || person.familyName)].filter((name) => name !== '')
  const wanted = names.join('.').slice(0, 36) || 'compte'
  const taken = await db.selectFrom('login').select('username').where('username', 'like', `${wanted}%`).execute()
  const known = new Set(taken.map(({ username }) => username))
  if (!known.has(wanted)) return wanted
  let number = 2
  while (known.has(`${wanted}${number}`)) number += 1
  return `${wanted}${number}`
}

/** A log-in of one's own for this account; `undefined` when the username was taken meanwhile. */
export async function createLogin(
  db: Db,
  { accountId, ...login }: { accountId: string; username: string; passwordHash: string; createdAt: Date },
) {
  const made = await db
    .insertInto('login')
    .values({ ...login, lastAccountId: accountId })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) await attachAccount(db, accountId, made.id)
  return made?.id
}

export async function attachAccount(db: Db, accountId: string, loginId: string) {
  await db.updateTable('account').set({ loginId }).where('id', '=', accountId).execute()
}
