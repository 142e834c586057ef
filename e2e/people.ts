import { randomUUID } from 'node:crypto'
import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { hashPassword } from '@preau/api/password-hash'
import { openSession, sessionCookie } from '@preau/api/session'
import { findDemoFamily, saveDemoLogin } from '@preau/db/demo-cast'
import { dayOf } from '@preau/domain/day'
import { fold, formalName, fullName } from '@preau/domain/name'
import { appPath, type Role } from '@preau/domain/role'
import { acting } from '@preau/server/demo/acting'
import { castDemo, demoPassword, type Part, type Player } from '@preau/server/demo/cast'
import { monday, type OpenSchool, openSchool, type Sample } from './school.ts'

interface Lent {
  /** Which sample school the file plays in. */
  sample: Sample
  school: OpenSchool
  cast: Map<Part, Player>
}

interface Given {
  /** A browser of its own, where nobody is signed in. */
  device: (options?: BrowserContextOptions) => Promise<Page>
  /** Opens this person's app on a device of their own, already signed in. */
  open: (person: Person, options?: BrowserContextOptions) => Promise<Page>
  /** The school's clock starts each journey on its Monday. */
  monday: undefined
}

export interface Person {
  id: string
  role: Role
  /** « Léon Monnier » */
  name: string
  /** « M. Girault », as others read it. */
  formalName: string
}

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const

/** Tests of one worker share a school; each journey uses people or things of its own. */
export const test = base.extend<Given, Lent>({
  sample: ['college', { option: true, scope: 'worker' }],
  school: [
    async ({ sample }, use) => {
      const school = await openSchool(sample)
      await use(school)
      await school.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  cast: [
    async ({ school }, use) => {
      const family = await findDemoFamily(school.school.db)
      if (!family) throw new Error('the sample school has no family to play')
      const players = await castDemo(school.school, family)
      await use(new Map(players.map((player) => [player.part, player])))
    },
    { scope: 'worker' },
  ],
  monday: [
    async ({ school }, use) => {
      school.time.now = monday
      await use(undefined)
    },
    { auto: true },
  ],
  device: async ({ browser }, use) => {
    const contexts: { close: () => Promise<void> }[] = []
    await use(async (options) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      return await context.newPage()
    })
    for (const context of contexts) await context.close()
  },
  open: async ({ device, school }, use) => {
    await use(async (person, options) => {
      const page = await device(options)
      const { token } = await openSession(school.school.db, await withLogin(school, person), false)
      const cookie = { name: sessionCookie, value: token, secure: true, httpOnly: true, sameSite: 'Lax' } as const
      // The cookie wants a safe address; browsers trust this machine's own.
      await page.context().addCookies([{ ...cookie, url: school.url.replace('http:', 'https:') }])
      await page.goto(school.url + appPath[person.role])
      return page
    })
  },
})

type Db = OpenSchool['school']['db']

async function person(db: Db, id: string): Promise<Person> {
  const found = await db
    .selectFrom('account')
    .select(['id', 'role', 'givenName', 'familyName', 'usageName', 'civility'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, role: found.role, name: fullName(found), formalName: formalName(found) }
}

/** Someone of the sample files, by the name they have there. */
export async function find({ school: { db } }: OpenSchool, role: Role, givenName: string, familyName: string) {
  const { id } = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', role)
    .where('givenName', '=', givenName)
    .where('familyName', '=', familyName)
    .executeTakeFirstOrThrow()
  return await person(db, id)
}

/** A pupil of this class, and one of the parents. */
export async function familyIn({ school }: OpenSchool, groupName: string) {
  const found = await school.db
    .selectFrom('teachingGroup')
    .innerJoin('enrolment', 'enrolment.groupId', 'teachingGroup.id')
    .innerJoin('guardianship', 'guardianship.studentId', 'enrolment.studentId')
    .innerJoin('account as parent', 'parent.id', 'guardianship.parentId')
    .select(['enrolment.studentId', 'guardianship.parentId'])
    .where('teachingGroup.name', '=', groupName)
    .where('guardianship.level', '=', 'legal')
    .where('parent.isInstitution', '=', false)
    .orderBy('enrolment.studentId')
    .executeTakeFirstOrThrow()
  return [await person(school.db, found.studentId), await person(school.db, found.parentId)] as const
}

async function findLogin(db: Db, accountId: string) {
  return await db
    .selectFrom('account')
    .innerJoin('login', 'login.id', 'account.loginId')
    .select(['login.id as loginId', 'login.username'])
    .where('account.id', '=', accountId)
    .executeTakeFirst()
}

const hashed = hashPassword(demoPassword)

/** A log-in no namesake has, unless there is one already; the password is the same for everybody. */
export async function withLogin({ school }: OpenSchool, { id, role, name }: Person) {
  const known = await findLogin(school.db, id)
  if (known) return { id, role, ...known }
  const username = `${fold(name).replaceAll(' ', '.')}.${id.slice(0, 4)}`
  await saveDemoLogin(school.db, { username, passwordHash: await hashed, accountIds: [id] }, school.clock())
  const made = await findLogin(school.db, id)
  if (!made) throw new Error(`${name} got no log-in`)
  return { id, role, ...made }
}

/** The API as this person, now: for what a journey needs and does not tell. */
export const as = ({ school, time }: OpenSchool, { role, id }: Person) => acting(school, role, id, time.now)

interface Work {
  title: string
  body?: string
  handIn?: boolean
  due?: { kind: 'next_lesson' } | { kind: 'date'; on: string }
  givenOn?: string
}

/** Work this teacher gives a class they teach, for the next lesson unless told otherwise. */
export async function give(school: OpenSchool, teacher: Person, groupName: string, work: Work) {
  const { teaching, homework } = as(school, teacher)
  const taught = (await teaching.mine()).find(({ group }) => group.name === groupName)
  if (!taught) throw new Error(`${teacher.name} does not teach ${groupName}`)
  return await homework.give({
    requestKey: randomUUID(),
    groupId: taught.group.id,
    ...(taught.subject && { subjectId: taught.subject.id }),
    title: work.title,
    body: work.body ?? '',
    handIn: work.handIn ?? false,
    givenOn: work.givenOn ?? dayOf(school.time.now),
    due: work.due ?? { kind: 'next_lesson' },
    fileIds: [],
    publish: true,
  })
}

/** Signs in by the door, as a person does. */
export async function signInAs(page: Page, school: OpenSchool, username: string) {
  await page.goto(`${school.url}/connexion`)
  await page.getByLabel('Identifiant').fill(username)
  await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

export async function signIn(page: Page, { school, cast }: Pick<Lent, 'school' | 'cast'>, part: Part) {
  const player = cast.get(part)
  if (!player) throw new Error(`nobody plays ${part} here`)
  await signInAs(page, school, player.username)
  return player
}

export { demoPassword, expect }
