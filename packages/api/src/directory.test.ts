import { codeHash, findCode } from '@preau/db/activation'
import { smallSchoolNow as now } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import type { Viewer } from '@preau/domain/role'
import { expect, test } from 'vitest'
import { refused, talkingSchool } from './messaging/testing.ts'

const database = await testDatabase()
const { db } = database
const { here, elsewhere, admin, schoolLife, substitute, informed, removed, ...more } = await talkingSchool(database)
const { brother, otherParent, librarian, person } = more
const call = (viewer: Viewer) => more.call(viewer)
await person('student', 'ATTENTE')
const login = await db
  .insertInto('login')
  .values({ username: 'zoe.lefevre', passwordHash: 'x', createdAt: now })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .updateTable('account')
  .set({ loginId: login.id, birthOn: '2014-05-06', ine: '123456789AB' })
  .where('id', '=', here.student.id)
  .execute()
await db.insertInto('formTeacher').values({ groupId: here.group.id, teacherId: here.teacher.id }).execute()

test('the school at a glance', async () => {
  const overview = await call(admin).school.overview()
  expect(overview).toMatchObject({
    school: { uai: '0920987Y', kind: 'college', schoolYear: 2026 },
    people: {
      students: { total: 4, activated: 1 },
      parents: { total: 4, activated: 0 },
      teachers: { total: 5, activated: 0 },
      admins: { total: 1 },
      institutions: 1,
    },
    divisions: [
      { name: '3A', students: { total: 1, activated: 0 }, parents: { total: 1, activated: 0 } },
      { name: '5B', students: { total: 2, activated: 1 }, parents: { total: 3, activated: 0 } },
    ],
    waiting: 1,
    doubts: 0,
    lastImport: null,
  })
})

test('the last import and the doubts it left', async () => {
  await db
    .insertInto('schoolImport')
    .values({ appliedAt: now, files: JSON.stringify([{ kind: 'sts_emp', exportedOn: '2026-09-10' }]), report: '{}' })
    .execute()
  await db
    .insertInto('importDoubt')
    .values({ kind: 'homonym', key: 'a', who: 'Léa MARTIN', reason: 'Deux fiches', seenAt: now })
    .execute()
  expect(await call(admin).school.overview()).toMatchObject({
    doubts: 1,
    lastImport: { appliedAt: now, files: [{ kind: 'sts_emp', exportedOn: '2026-09-10' }] },
  })
  expect(await call(admin).directory.doubts()).toMatchObject([{ kind: 'homonym', who: 'Léa MARTIN' }])
})

const found = async (filter: object) => (await call(admin).directory.people(filter)).people.map(({ id }) => id)

test('people are found without accents, by the start of each word, and by what they are', async () => {
  expect(await found({ search: 'zoe lefevre', role: 'student' })).toContain(here.student.id)
  expect(await found({ search: 'LEFÈVRE', role: 'parent', divisionId: here.group.id })).toEqual(
    expect.arrayContaining([here.parent.id, informed.id]),
  )
  expect(await found({ search: 'efevre' })).toEqual([])
  expect(await found({ search: '%' })).toEqual(await found({}))
  expect(await found({ role: 'student', activated: true })).toEqual([here.student.id])
  expect(await found({ divisionId: elsewhere.group.id })).toHaveLength(3)
  expect(await found({ divisionId: here.group.id })).not.toContain(removed.id)
})

test('pupils whose class is not known yet are found together', async () => {
  expect((await call(admin).directory.people({ waiting: true })).people).toMatchObject([{ name: 'Camille Attente' }])
})

test('pages of people follow each other in French order', async () => {
  const names = ['ÉTIENNE', 'Zola', 'Ábel', 'DUPONT', 'Dupond']
  for (let count = 0; count < 60; count += 1) await person('admin', `${names[count % 5]}`)
  const first = await call(admin).directory.people({ role: 'admin' })
  const second = await call(admin).directory.people({ role: 'admin', cursor: first.next ?? undefined })
  expect([first.people.length, second.people.length, second.next]).toEqual([50, 11, null])
  const all = [...first.people, ...second.people]
  expect(new Set(all.map(({ id }) => id)).size).toBe(61)
  const family = all.map(({ name }) => name.split(' ').slice(1).join(' '))
  expect(family).toEqual([...family].sort(new Intl.Collator('fr').compare))
  await db.deleteFrom('account').where('role', '=', 'admin').where('id', '<>', admin.id).execute()
})

test('a pupil’s sheet: class, those who answer and their rights; never the INE', async () => {
  const sheet = await call(admin).directory.person({ accountId: here.student.id })
  expect(sheet).toMatchObject({
    name: 'Zoé 5B Lefèvre',
    birthOn: '2014-05-06',
    account: { activated: true, username: 'zoe.lefevre', codeExpiresAt: null },
    groups: [{ name: '5B', kind: 'division' }],
  })
  const rights = Object.fromEntries(sheet.guardians.map(({ id, access, holds }) => [id, [access, holds]]))
  expect(rights).toEqual({
    [here.parent.id]: ['full', true],
    [informed.id]: ['information', true],
    [removed.id]: ['full', false],
  })
  expect(JSON.stringify(sheet)).not.toContain('123456789AB')
})

test('a parent’s sheet names the children, a teacher’s what is taught today', async () => {
  const parent = await call(admin).directory.person({ accountId: here.parent.id })
  expect(parent.children).toMatchObject([
    { name: 'Camille Lefèvre', divisionName: '5B', level: 'legal', access: 'full', holds: true },
    { name: 'Zoé 5B Lefèvre', divisionName: '5B', kinship: 'mother' },
  ])
  expect(parent.birthOn).toBeNull()
  expect(await call(admin).directory.person({ accountId: here.teacher.id })).toMatchObject({
    teaches: [{ group: { name: '5B' }, subject: { name: 'Mathématiques 5B' } }],
    formClasses: [{ name: '5B' }],
  })
  expect((await call(admin).directory.person({ accountId: substitute.id })).teaches).toEqual([])
  await expect(call(admin).directory.person({ accountId: here.group.id })).rejects.toMatchObject(refused('not_found'))
})

test('a class with its pupils, their parents and its teachers', async () => {
  const { divisions } = await call(admin).directory.divisions()
  expect(divisions).toMatchObject([
    { name: '3A', students: 1 },
    { name: '5B', students: 2, formTeachers: [{ name: 'Ali Diallo 5b' }] },
  ])
  const division = await call(admin).directory.division({ groupId: here.group.id })
  expect(division.students.map(({ id }) => id)).toEqual([brother.id, here.student.id])
  expect(division.students[1]?.parents.map(({ id }) => id).sort()).toEqual([here.parent.id, informed.id].sort())
  expect(division.teachers).toMatchObject([{ id: here.teacher.id, subjects: ['Mathématiques 5B'] }])
})

test('codes for a class: who has none yet, once, kept as a hash alone', async () => {
  const students = await call(admin).activation.issue({ audience: 'students', groupId: here.group.id })
  expect(students).toMatchObject({ alreadyActivated: 1, sheets: [{ accountId: brother.id, divisionName: '5B' }] })
  const { sheets } = await call(admin).activation.issue({ audience: 'parents', groupId: here.group.id })
  expect(sheets.map(({ accountId }) => accountId).sort()).toEqual([here.parent.id, informed.id, otherParent.id].sort())
  expect(sheets.find(({ accountId }) => accountId === here.parent.id)).toMatchObject({
    role: 'parent',
    children: [
      { givenName: 'Camille', divisionName: '5B' },
      { givenName: 'Zoé 5B', divisionName: '5B' },
    ],
    expiresAt: new Date(now.getTime() + 15 * 86_400_000),
  })
  for (const { code, accountId } of sheets) {
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]$/)
    expect(await findCode(db, code, now)).toMatchObject({ accountId })
  }
  const kept = await db.selectFrom('activationCode').selectAll().execute()
  expect(kept.map((row) => row.codeHash)).toEqual(expect.arrayContaining(sheets.map(({ code }) => codeHash(code))))
  const words = JSON.stringify([kept, await db.selectFrom('request').selectAll().execute()])
  for (const { code } of sheets) {
    expect(words).not.toContain(code)
    expect(words).not.toContain(code.replaceAll('-', ''))
  }
})

test('a new code ends the older one', async () => {
  const input = { audience: 'students' as const, accountIds: [brother.id] }
  const [first] = (await call(admin).activation.issue(input)).sheets
  const [second] = (await call(admin).activation.issue(input)).sheets
  expect(await findCode(db, first?.code ?? '', now)).toBeUndefined()
  expect(await findCode(db, second?.code ?? '', now)).toMatchObject({ accountId: brother.id })
})

test('whoever is named gets a code, account open or not: a password was lost', async () => {
  const { sheets } = await call(admin).activation.issue({ audience: 'students', accountIds: [here.student.id] })
  expect(await findCode(db, sheets[0]?.code ?? '', now)).toMatchObject({ username: 'zoe.lefevre' })
})

test('nobody gets a code through the wrong list', async () => {
  const accountIds = [here.student.id, removed.id, here.teacher.id]
  expect((await call(admin).activation.issue({ audience: 'parents', accountIds })).sheets).toEqual([])
  expect((await call(admin).activation.issue({ audience: 'students', accountIds: [here.parent.id] })).sheets).toEqual(
    [],
  )
  const staff = (await call(admin).activation.issue({ audience: 'staff' })).sheets
  expect(staff.map(({ accountId }) => accountId)).toEqual(
    expect.arrayContaining([admin.id, schoolLife.id, librarian.id]),
  )
  expect(staff.every(({ role }) => role === 'teacher' || role === 'admin')).toBe(true)
  await expect(call(admin).activation.issue({ audience: 'parents' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('the board counts open accounts, codes still good, and the rest', async () => {
  await db.updateTable('activationCode').set({ expiresAt: now }).where('accountId', '=', informed.id).execute()
  const board = await call(admin).activation.board()
  expect(board.divisions.find(({ id }) => id === here.group.id)).toMatchObject({
    students: { activated: 1, waiting: 1, none: 0 },
    parents: { activated: 0, waiting: 2, none: 1 },
  })
  expect(board.divisions.find(({ id }) => id === elsewhere.group.id)).toMatchObject({
    students: { activated: 0, waiting: 0, none: 1 },
  })
  expect(board.staff).toEqual({ activated: 0, waiting: 6, none: 0 })
})

test.each(['student', 'teacher', 'parent'] as const)('a %s enters none of it', async (role) => {
  const stranger = call(here[role])
  const calls = [
    stranger.school.overview(),
    stranger.directory.people({}),
    stranger.directory.person({ accountId: here.student.id }),
    stranger.directory.divisions(),
    stranger.directory.division({ groupId: here.group.id }),
    stranger.directory.doubts(),
    stranger.activation.issue({ audience: 'students', groupId: here.group.id }),
    stranger.activation.board(),
  ]
  for (const one of calls) await expect(one).rejects.toMatchObject(refused('wrong_door'))
})

test('a school still empty has its page too', async () => {
  await db.deleteFrom('school').execute()
  expect(await call(admin).school.overview()).toMatchObject({ school: null, people: { admins: { total: 1 } } })
})
