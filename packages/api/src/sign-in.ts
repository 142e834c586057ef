import { announce } from '@preau/db/live'
import { findLogin, findMyself, findPasswordHash, listChildren, listHats, savePassword, wearHat } from '@preau/db/login'
import { countUnread } from '@preau/db/messaging/seen'
import { endSessionsOf } from '@preau/db/session'
import { forgiveTries, giveTryBack, isKnownDevice, takeTry } from '@preau/db/throttle'
import { dayOf } from '@preau/domain/day'
import { formalName, fullName, ofName } from '@preau/domain/name'
import { passwordMistake } from '@preau/domain/password'
import { notFound, Refusal } from '@preau/domain/refusal'
import { appPath, type Role } from '@preau/domain/role'
import { changePasswordInput, readUsername, signInInput } from '@preau/domain/sign-in'
import * as z from 'zod/mini'
import { activationProcedures } from './activation-code.ts'
import { deviceId, keepDevice } from './device.ts'
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts'
import { closeSession, cookieOf, openSession } from './session.ts'
import { type Context, forAnyone, forEveryone, router } from './trpc.ts'
import { welcomeProcedures } from './welcome.ts'

const labels: Record<Role, string> = {
  student: 'Élève',
  teacher: 'Enseignant',
  parent: 'Parent',
  admin: 'Administration',
}
const functionLabels: Partial<Record<string, string>> = { EDU: 'Vie scolaire', DOC: 'Documentation' }

interface Hat {
  id: string
  role: Role
  staffFunction: string | null
}

const list = new Intl.ListFormat('fr')

/** « Parent de Zoé et Adam », where there is a choice to make. */
async function parentLabel(db: Context['db'], hat: Hat, today: string) {
  const children = await listChildren(db, { id: hat.id, role: 'parent', today })
  const names = children.map(({ givenName }) => givenName)
  return names.length > 0 ? `${labels.parent} ${list.format(names.map(ofName))}` : labels.parent
}

const named = async (db: Context['db'], hats: Hat[], today: string) =>
  await Promise.all(
    hats.map(async (hat) => ({
      accountId: hat.id,
      role: hat.role,
      label:
        hat.role === 'parent' && hats.length > 1
          ? await parentLabel(db, hat, today)
          : (hat.role === 'teacher' && functionLabels[hat.staffFunction ?? '']) || labels[hat.role],
    })),
  )

/**
 * Counts the try, then looks at the password; real time, for the lock must end even where the school's clock stands
 * still. Says the same, as slowly, whether or not anybody has this username.
 */
async function judge(ctx: Context, username: string, known: string | undefined, password: string) {
  const now = new Date()
  const own = ctx.device ? deviceId(ctx.device, username) : undefined
  const device = own && (await isKnownDevice(ctx.db, own, username)) ? own : undefined
  const attempt = await takeTry(ctx.db, username, device, now)
  if (attempt === undefined) throw new Refusal('too_many_tries')
  let right: boolean
  try {
    right = await verifyPassword(known, password)
  } catch (cause) {
    // Turned away by the queue: nobody looked at this password.
    await giveTryBack(ctx.db, attempt)
    throw cause
  }
  if (!right) throw new Refusal('wrong_password')
  return () => forgiveTries(ctx.db, username, device, now)
}

const isStaff = (role: Role) => role === 'teacher' || role === 'admin'

export const sessionRouter = router({
  ...activationProcedures,
  ...welcomeProcedures,

  current: forEveryone.query(async ({ ctx }) => {
    const { db, viewer, school, now } = ctx
    const me = await findMyself(db, viewer.id, viewer.today)
    if (!me) throw notFound()
    const [hats, children, unread] = await Promise.all([
      me.loginId ? listHats(db, me.loginId, viewer.today) : [],
      viewer.role === 'parent' ? listChildren(db, viewer) : [],
      countUnread(db, viewer),
    ])
    return {
      account: {
        id: me.id,
        role: me.role,
        name: fullName(me),
        formalName: formalName(me),
        staffFunction: me.staffFunction,
      },
      hats: await named(db, hats, viewer.today),
      school: {
        // Still empty: its first files will say.
        name: me.schoolName ?? 'Nouvelle école',
        kind: me.schoolKind ?? 'college',
        schoolYear: me.schoolYear ?? Number(viewer.today.slice(0, 4)),
      },
      clock: { now: now.toISOString(), stopped: school.clockStopped },
      children: children.map(({ id, givenName, divisionName, ...names }) => ({
        id,
        givenName,
        name: fullName({ givenName, ...names }),
        divisionName,
      })),
      unread,
    }
  }),

  signIn: forAnyone.input(signInInput).mutation(async ({ ctx, input }) => {
    const username = readUsername(input.username)
    const login = await findLogin(ctx.db, username, dayOf(ctx.now))
    const forgive = await judge(ctx, username, login?.passwordHash, input.password)
    const [hat] = login?.hats ?? []
    if (!login || !hat) throw new Refusal('wrong_password')
    await forgive()
    if (isOutdated(login.passwordHash)) await savePassword(ctx.db, login.id, await hashPassword(input.password))
    if (isStaff(hat.role) || input.remember) await keepDevice(ctx, login)
    if (ctx.session) await closeSession(ctx.db, ctx.session.token)
    const session = await openSession(ctx.db, { id: hat.id, loginId: login.id, role: hat.role }, input.remember)
    ctx.setCookie(cookieOf(session))
    return { path: appPath[hat.role], hats: await named(ctx.db, login.hats, dayOf(ctx.now)) }
  }),

  wearHat: forEveryone.input(z.strictObject({ accountId: z.uuid() })).mutation(async ({ ctx, input }) => {
    const { db, session, viewer } = ctx
    if (!session) throw new Refusal('signed_out')
    const hats = await listHats(db, session.loginId, viewer.today)
    const hat = hats.find(({ id }) => id === input.accountId)
    if (!hat) throw notFound()
    await wearHat(db, session.loginId, hat.id)
    await closeSession(db, session.token)
    const next = await openSession(db, { id: hat.id, loginId: session.loginId, role: hat.role }, session.remembered)
    ctx.setCookie(cookieOf(next))
    await announce(db, { kind: 'rights', id: session.loginId })
    return { path: appPath[hat.role] }
  }),

  signOut: forEveryone.mutation(async ({ ctx }) => {
    if (!ctx.session) throw new Refusal('signed_out')
    await closeSession(ctx.db, ctx.session.token)
    ctx.setCookie(cookieOf(undefined))
    ctx.clearBrowser()
    await announce(ctx.db, { kind: 'rights', id: ctx.session.loginId })
    return {}
  }),

  changePassword: forEveryone.input(changePasswordInput).mutation(async ({ ctx, input }) => {
    const { db, session, viewer } = ctx
    const me = await findMyself(db, viewer.id, viewer.today)
    if (!session || !me) throw new Refusal('signed_out')
    const { passwordHash, username } = await findPasswordHash(db, session.loginId)
    const forgive = await judge(ctx, username, passwordHash, input.current)
    await forgive()
    if (input.next === input.current) throw new Refusal('password_unchanged')
    const roles = (await listHats(db, session.loginId, viewer.today)).map(({ role }) => role)
    const words = [me.givenName, me.familyName, me.usageName ?? '', username, me.schoolName ?? '']
    for (const role of roles) {
      const mistake = passwordMistake(input.next, { role, words })
      if (mistake) throw new Refusal(mistake)
    }
    const changed = await hashPassword(input.next)
    await db.transaction().execute(async (transaction) => {
      await savePassword(transaction, session.loginId, changed)
      await endSessionsOf(transaction, session.loginId)
      await announce(transaction, { kind: 'rights', id: session.loginId })
    })
    const next = await openSession(
      db,
      { id: viewer.id, loginId: session.loginId, role: viewer.role },
      session.remembered,
    )
    ctx.setCookie(cookieOf(next))
    return {}
  }),
})
