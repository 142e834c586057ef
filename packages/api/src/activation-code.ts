import { attachAccount, createLogin, findCode, freeUsername, spendCode } from '@preau/db/activation'
import type { Db } from '@preau/db/database'
import { announce } from '@preau/db/live'
import { listHats, savePassword } from '@preau/db/login'
import { endSessionsOf } from '@preau/db/session'
import { forgetTries } from '@preau/db/throttle'
import { dayOf } from '@preau/domain/day'
import { passwordMistake } from '@preau/domain/password'
import { Refusal } from '@preau/domain/refusal'
import { appPath } from '@preau/domain/role'
import { activateInput, checkCodeInput, readUsername } from '@preau/domain/sign-in'
import { keepDevice } from './device.ts'
import { hashPassword } from './password-hash.ts'
import { closeSession, cookieOf, openSession } from './session.ts'
import { type Context, forAnyone, forEveryone } from './trpc.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findCode>>>

async function codeOwner({ db, now }: Context, code: string) {
  const found = await findCode(db, code, now)
  if (!found) throw new Refusal('code_unknown')
  return found
}

/** The log-in this code opens: the account's own with a new password, or a first one. */
async function takeLogin(db: Db, found: Found, wanted: string | undefined, passwordHash: string, now: Date) {
  if (found.loginId && found.username) {
    await savePassword(db, found.loginId, passwordHash)
    await endSessionsOf(db, found.loginId)
    await forgetTries(db, found.username)
    await announce(db, { kind: 'rights', id: found.loginId })
    return { id: found.loginId, username: found.username }
  }
  // Two homonyms may be given the same free username at once: the slower one takes the next.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const username = wanted ?? (await freeUsername(db, found))
    const id = await createLogin(db, { accountId: found.accountId, username, passwordHash, createdAt: now })
    if (id) return { id, username }
    if (wanted) break
  }
  throw new Refusal('username_taken')
}

/** What a printed code opens: a first log-in, a new password, or one more hat. */
export const activationProcedures = {
  checkCode: forAnyone.input(checkCodeInput).mutation(async ({ ctx, input }) => {
    const found = await codeOwner(ctx, input.code)
    return {
      givenName: found.givenName,
      role: found.role,
      schoolName: found.schoolName ?? 'Nouvelle école',
      /** Already theirs, or proposed. */
      username: found.username ?? (await freeUsername(ctx.db, found)),
      hasUsername: found.username !== null,
    }
  }),

  activate: forAnyone.input(activateInput).mutation(async ({ ctx, input }) => {
    const { db, now } = ctx
    const found = await codeOwner(ctx, input.code)
    const wanted = input.username === undefined ? undefined : readUsername(input.username)
    const hats = found.loginId ? await listHats(db, found.loginId, dayOf(now)) : []
    const { givenName, familyName, usageName, username, schoolName } = found
    const words = [givenName, familyName, usageName ?? '', username ?? wanted ?? '', schoolName ?? '']
    for (const role of [found.role, ...hats.map((hat) => hat.role)]) {
      const mistake = passwordMistake(input.password, { role, words })
      if (mistake) throw new Refusal(mistake)
    }
    const passwordHash = await hashPassword(input.password)
    const login = await db.transaction().execute(async (transaction) => {
      if (!(await spendCode(transaction, input.code, now))) throw new Refusal('code_unknown')
      return await takeLogin(transaction, found, wanted, passwordHash, now)
    })
    if (found.role === 'teacher' || found.role === 'admin') await keepDevice(ctx, login)
    if (ctx.session) await closeSession(db, ctx.session.token)
    const session = await openSession(db, { id: found.accountId, loginId: login.id, role: found.role }, false)
    ctx.setCookie(cookieOf(session))
    return { username: login.username, path: appPath[found.role] }
  }),

  /** One more hat under the log-in one already has. A pupil's stays alone: a found letter must not open a parent's. */
  addHat: forEveryone.input(checkCodeInput).mutation(async ({ ctx, input }) => {
    const { db, session, viewer } = ctx
    if (!session) throw new Refusal('signed_out')
    const found = await codeOwner(ctx, input.code)
    if (found.role === 'student' || viewer.role === 'student') throw new Refusal('hat_for_adults')
    if (found.loginId && found.loginId !== session.loginId) throw new Refusal('code_of_another')
    await db.transaction().execute(async (transaction) => {
      if (!(await spendCode(transaction, input.code, ctx.now))) throw new Refusal('code_unknown')
      await attachAccount(transaction, found.accountId, session.loginId)
    })
    return { accountId: found.accountId, role: found.role, path: appPath[found.role] }
  }),
}
