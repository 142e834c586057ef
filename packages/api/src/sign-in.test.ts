import { createLogin, issueCode } from '@preau/db/activation'
import { smallSchool } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import { closedUntil, takeTry } from '@preau/db/throttle'
import type { Viewer } from '@preau/domain/role'
import { expect, test } from 'vitest'
import { hashPassword } from './password-hash.ts'
import { appRouter } from './router.ts'
import type { School } from './school.ts'
import { currentSession } from './session.ts'
import { createCaller } from './trpc.ts'

const database = await testDatabase()
const { db } = database
const { here, elsewhere, admin, schoolLife, informed, now } = await smallSchool(db)
const school: School = {
  ...database,
  clock: () => now,
  filesDir: '/nowhere',
  secret: 'secret',
  origin: 'http://localhost:4000',
  filesOrigin: 'http://fichiers.localhost:4000',
  clockStopped: true,
}
const password = 'trottinette mauve'
const today = '2026-11-23'

/** A browser with its own cookies. */
function browser() {
  const jar = new Map<string, string>()
  let cleared = false
  async function call() {
    const token = jar.get('__Host-preau')
    const session = token ? await currentSession(db, token, today) : undefined
    const viewer: Viewer | undefined = session && { id: session.accountId, role: session.role, today }
    return createCaller(appRouter)({
      school,
      db,
      now,
      viewer,
      session,
      device: jar.get('__Host-preau-device'),
      setCookie: (header) => {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
        if (header.includes('Max-Age=0')) jar.delete(name)
        else jar.set(name, value)
      },
      clearBrowser: () => {
        cleared = true
      },
    })
  }
  return { jar, call, cleared: () => cleared }
}

const newLogin = async (accountId: string, username: string) => {
  const id = await createLogin(db, { accountId, username, passwordHash: await hashPassword(password), createdAt: now })
  if (!id) throw new Error('taken')
  return id
}
await newLogin(here.student.id, 'zoe.lefevre')
await newLogin(here.teacher.id, 'ali.diallo')

async function guess(times: number, client: ReturnType<typeof browser>, username: string) {
  const said: unknown[] = []
  for (let index = 0; index < times; index += 1) {
    const api = await client.call()
    said.push(
      await api.session.signIn({ username, password: `faux${index}` }).then(
        () => 'in',
        (error) => error.cause.reason,
      ),
    )
  }
  return said
}

test('signs in however the username is typed, and out on the server', async () => {
  const client = browser()
  const signedIn = await (await client.call()).session.signIn({ username: ' Zoé.LEFÈVRE ', password, remember: false })
  expect(signedIn.path).toBe('/eleve')
  const token = client.jar.get('__Host-preau') ?? ''
  expect(await (await client.call()).session.current()).toMatchObject({
    account: { name: 'Zoé 5B Lefèvre', role: 'student' },
    school: { name: 'Collège de l’Essai', kind: 'college', schoolYear: 2026 },
    clock: { now: now.toISOString(), stopped: true },
    unread: 0,
  })
  await (await client.call()).session.signOut()
  expect(client.cleared()).toBe(true)
  expect(await currentSession(db, token, today)).toBeUndefined()
})

test('nobody learns whether a username exists', async () => {
  const client = browser()
  expect(await guess(1, client, 'zoe.lefevre')).toEqual(['wrong_password'])
  expect(await guess(1, client, 'personne.inconnue')).toEqual(['wrong_password'])
  expect(await guess(7, client, 'personne.inconnue')).toEqual([
    ...Array(4).fill('wrong_password'),
    ...Array(3).fill('too_many_tries'),
  ])
  await (await client.call()).session.signIn({ username: 'zoe.lefevre', password })
})

test('five tries from strange devices, even all at once; a known device keeps its own', async () => {
  const known = browser()
  await (await known.call()).session.signIn({ username: 'ali.diallo', password })
  expect(known.jar.has('__Host-preau-device')).toBe(true)
  await (await known.call()).session.signOut()
  const said = await Promise.all(Array.from({ length: 12 }, () => guess(1, browser(), 'ali.diallo')))
  expect(said.flat().filter((reason) => reason === 'wrong_password')).toHaveLength(5)
  expect(said.flat().filter((reason) => reason === 'too_many_tries')).toHaveLength(7)
  const right = (await browser().call()).session.signIn({ username: 'ali.diallo', password })
  await expect(right).rejects.toMatchObject({ cause: { reason: 'too_many_tries' } })
  await expect((await known.call()).session.signIn({ username: 'ali.diallo', password })).resolves.toMatchObject({
    path: '/enseignant',
  })
})

test('the wait doubles, and tries far apart never add up', () => {
  const at = (...minutes: number[]) => minutes.map((minute) => new Date(minute * 60_000))
  expect(closedUntil(at(0, 1, 2, 3), 5)).toEqual(new Date(0))
  expect(closedUntil(at(0, 1, 2, 3, 4), 5)).toEqual(new Date(19 * 60_000))
  expect(closedUntil(at(0, 16, 32, 48, 64), 5)).toEqual(new Date(0))
  expect(closedUntil(at(0, 1, 2, 3, 4, 20, 21, 22, 23, 24), 5)).toEqual(new Date(54 * 60_000))
})

test('tries that come all together are counted one by one', async () => {
  const tries = Array.from({ length: 40 }, () => takeTry(db, 'foule', undefined, new Date()))
  expect((await Promise.all(tries)).filter((id) => id !== undefined)).toHaveLength(5)
})

test('a hundred wrong tries in a row close the account to strange devices until a new code', async () => {
  await newLogin(elsewhere.teacher.id, 'prof.ferme')
  const known = browser()
  await (await known.call()).session.signIn({ username: 'prof.ferme', password })
  const old = Array.from({ length: 100 }, (_, index) => ({
    username: 'prof.ferme',
    deviceId: null,
    failedAt: new Date(Date.now() - index * 3_600_000),
  }))
  await db.insertInto('signInFailure').values(old).execute()
  const right = async () => (await browser().call()).session.signIn({ username: 'prof.ferme', password })
  await expect(right()).rejects.toMatchObject({ cause: { reason: 'too_many_tries' } })
  // Not on the person's own device: a stranger's patience must not shut them out.
  await expect((await known.call()).session.signIn({ username: 'prof.ferme', password })).resolves.toBeDefined()
  await db.insertInto('signInFailure').values(old).execute()
  await expect(right()).rejects.toMatchObject({ cause: { reason: 'too_many_tries' } })
  const code = await issueCode(db, elsewhere.teacher.id, now)
  await (await browser().call()).session.activate({ code, password })
  await expect(right()).resolves.toMatchObject({ path: '/enseignant' })
})

test('a printed code serves once, however typed, and only one of two at once wins', async () => {
  const code = await issueCode(db, elsewhere.student.id, now)
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`
  expect(await (await browser().call()).session.checkCode({ code: typed })).toEqual({
    givenName: 'Zoé 3A',
    role: 'student',
    schoolName: 'Collège de l’Essai',
    username: 'zoe-3a.lefevre',
    hasUsername: false,
  })
  const both = await Promise.allSettled(
    [browser(), browser()].map(async (client) => (await client.call()).session.activate({ code: typed, password })),
  )
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { cause: { reason: 'code_unknown' } },
  })
  const signedIn = await (await browser().call()).session.signIn({ username: 'zoe-3a.lefevre', password })
  expect(signedIn.path).toBe('/eleve')
})

test('a code that is old, replaced or used says no more than an unknown one', async () => {
  const first = await issueCode(db, informed.id, now)
  const late = await issueCode(db, informed.id, new Date(now.getTime() - 15 * 86_400_000))
  const api = await browser().call()
  for (const code of [first, late, 'K7QF-9MZP-4XTR-B']) {
    await expect(api.session.checkCode({ code })).rejects.toMatchObject({ cause: { reason: 'code_unknown' } })
    await expect(api.session.activate({ code, password })).rejects.toMatchObject({ cause: { reason: 'code_unknown' } })
  }
})

test('homonyms get the next username; a weak password or a taken name spends no code', async () => {
  const code = await issueCode(db, here.parent.id, now)
  const api = await browser().call()
  const weak = { code, password: 'lefevre-anne-2014' }
  await expect(api.session.activate(weak)).rejects.toMatchObject({ cause: { reason: 'password_has_name' } })
  const short = { code, password: 'mauve vélo' }
  await expect(api.session.activate(short)).rejects.toMatchObject({ cause: { reason: 'password_short_adult' } })
  const taken = { code, username: 'ali.diallo', password }
  await expect(api.session.activate(taken)).rejects.toMatchObject({ cause: { reason: 'username_taken' } })
  expect(await api.session.activate({ code, username: 'Zoé.Lefèvre2', password })).toEqual({
    username: 'zoe.lefevre2',
    path: '/parent',
  })
  expect((await db.selectFrom('activationCode').selectAll().execute()).some(({ codeHash }) => codeHash === code)).toBe(
    false,
  )
})

test('a teacher who is a parent wears either hat, with a new token each time', async () => {
  const client = browser()
  await (await client.call()).session.signIn({ username: 'prof.ferme', password })
  const first = client.jar.get('__Host-preau') ?? ''
  const code = await issueCode(db, elsewhere.parent.id, now)
  const { accountId } = await (await client.call()).session.addHat({ code })
  const worn = await (await client.call()).session.wearHat({ accountId })
  expect(worn.path).toBe('/parent')
  expect(await currentSession(db, first, today)).toBeUndefined()
  expect(await (await client.call()).session.current()).toMatchObject({
    account: { role: 'parent' },
    hats: [{ role: 'teacher' }, { role: 'parent' }],
    children: [{ givenName: 'Zoé 3A', divisionName: '3A' }],
  })
  await expect((await client.call()).session.wearHat({ accountId: admin.id })).rejects.toMatchObject({
    cause: { reason: 'not_found' },
  })
  // The hat worn last comes first.
  await (await client.call()).session.signOut()
  expect(await (await client.call()).session.signIn({ username: 'prof.ferme', password })).toMatchObject({
    path: '/parent',
  })
})

test('a pupil who finds a letter cannot wear a parent’s hat', async () => {
  const client = browser()
  await (await client.call()).session.signIn({ username: 'zoe.lefevre', password })
  const code = await issueCode(db, informed.id, now)
  const added = (await client.call()).session.addHat({ code })
  await expect(added).rejects.toMatchObject({ cause: { reason: 'hat_for_adults' } })
})

test('a changed password ends the other sessions', async () => {
  await newLogin(schoolLife.id, 'nora.benali')
  const [desk, phone] = [browser(), browser()]
  await (await desk.call()).session.signIn({ username: 'nora.benali', password })
  await (await phone.call()).session.signIn({ username: 'nora.benali', password })
  const api = await desk.call()
  await expect(api.session.changePassword({ current: 'faux', next: 'quatre pommes vertes' })).rejects.toMatchObject({
    cause: { reason: 'wrong_password' },
  })
  await api.session.changePassword({ current: password, next: 'quatre pommes vertes' })
  await expect((await phone.call()).session.current()).rejects.toMatchObject({ cause: { reason: 'signed_out' } })
  await expect((await desk.call()).session.current()).resolves.toMatchObject({ account: { role: 'teacher' } })
})

test('someone who left signs in no more', async () => {
  await db.updateTable('account').set({ leftOn: today }).where('id', '=', schoolLife.id).execute()
  const api = await browser().call()
  const left = api.session.signIn({ username: 'nora.benali', password: 'quatre pommes vertes' })
  await expect(left).rejects.toMatchObject({ cause: { reason: 'wrong_password' } })
})

test('when too many hash at once, the last are told to wait', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 130 }, () => hashPassword(password)))
  const refused = asked.filter((one) => one.status === 'rejected')
  expect(refused).toHaveLength(28)
  expect(refused[0]).toMatchObject({ reason: { reason: 'busy' } })
})
