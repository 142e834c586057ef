import { smallSchoolNow as now } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import type { Audience } from '@preau/domain/audience'
import type { Viewer } from '@preau/domain/role'
import { expect, test } from 'vitest'
import { letter, refused, talkingSchool } from './messaging/testing.ts'

const database = await testDatabase()
const { db } = database
const { here, elsewhere, admin, schoolLife, substitute, informed, removed, ...more } = await talkingSchool(database)
const { brother, otherParent, librarian, toParents, person, enrol, guard } = more
const call = (viewer: Viewer, at?: Date) => more.call(viewer, at).messaging

// A colleague's group takes in a pupil of 5B, and a family of 5B holds no right any more.
const option = await db
  .insertInto('teachingGroup')
  .values({ kind: 'group', code: 'LATIN', name: 'Latin' })
  .returning('id')
  .executeTakeFirstOrThrow()
const startsOn = '2026-09-01'
await db.insertInto('enrolment').values({ studentId: brother.id, groupId: option.id, startsOn }).execute()
const latinist = await person('teacher', 'LATINISTE')
await db.insertInto('teaching').values({ teacherId: latinist.id, groupId: option.id, startsOn }).execute()
const barred = await person('parent', 'BARRÉ')
await db
  .insertInto('guardianship')
  .values({ studentId: brother.id, parentId: barred.id, level: 'legal', access: 'none', startsOn })
  .execute()
const contact = await person('parent', 'VOISINE')
await db
  .insertInto('guardianship')
  .values({ studentId: brother.id, parentId: contact.id, level: 'contact', startsOn })
  .execute()
const gone = await person('student', 'PARTI')
await enrol(gone)
await db.updateTable('enrolment').set({ endsOn: '2026-11-01' }).where('studentId', '=', gone.id).execute()
await db.insertInto('enrolment').values({ studentId: gone.id, groupId: option.id, startsOn }).execute()
const away = await person('parent', 'PARTIE')
await guard(brother, away)
await db.updateTable('account').set({ leftOn: '2026-11-01' }).where('id', '=', away.id).execute()

const names = async (viewer: Viewer, audience: Audience) =>
  (await call(viewer).recipients({ audience })).people.map(({ id }) => id).sort()
const ids = (...people: Viewer[]) => people.map(({ id }) => id).sort()

test('a class’s parents: each once, the informed too, neither the removed nor an institution', async () => {
  expect(await names(here.teacher, toParents)).toEqual(ids(here.parent, informed, otherParent))
})

const student = { kind: 'student', studentId: here.student.id } as const
const students = { kind: 'students_of_group', groupId: here.group.id } as const
const family = { kind: 'parents_of_student', studentId: here.student.id } as const
const teacher = { kind: 'teacher', accountId: here.teacher.id } as const
const stranger = { kind: 'teacher', accountId: elsewhere.teacher.id } as const
const about = { studentId: here.student.id }

test.each<[string, Viewer, Audience]>([
  ['a teacher to one family', here.teacher, family],
  ['a teacher to his class', here.teacher, students],
  ['a teacher to one pupil', here.teacher, student],
  ['a teacher to his colleagues', here.teacher, { kind: 'staff' }],
  ['a teacher to one colleague', here.teacher, { kind: 'colleague', accountId: elsewhere.teacher.id }],
  ['school life to any family', schoolLife, family],
  ['school life to any class', schoolLife, { ...toParents, groupId: elsewhere.group.id }],
  ['the librarian to any class', librarian, students],
  ['a pupil to his teacher', here.student, teacher],
  ['a pupil to school life', here.student, { kind: 'school_life' }],
  ['a parent to the child’s teacher', here.parent, { ...teacher, ...about }],
  ['a parent to school life', here.parent, { kind: 'school_life', ...about }],
  ['a parent to the direction', here.parent, { kind: 'management', ...about }],
  ['the direction to all parents', admin, { kind: 'all_parents' }],
  ['the direction to all pupils', admin, { kind: 'all_students' }],
  ['the direction to one family', admin, family],
])('%s', async (_, viewer, audience) => {
  expect(await call(viewer).send(letter(audience))).toMatchObject({ number: 1 })
})

test.each<[string, Viewer, Audience]>([
  ['a teacher to the parents of another class', here.teacher, { ...toParents, groupId: elsewhere.group.id }],
  ['a teacher to a colleague’s group that shares a pupil', here.teacher, { ...toParents, groupId: option.id }],
  ['a teacher to that group’s pupils', here.teacher, { ...students, groupId: option.id }],
  ['a teacher to that group’s team', here.teacher, { kind: 'team_of_group', groupId: option.id }],
  ['a teacher to a pupil who left his class', here.teacher, { kind: 'student', studentId: gone.id }],
  ['a parent whose right is none', barred, { ...teacher, studentId: brother.id }],
  ['a person to call in need', contact, { ...teacher, studentId: brother.id }],
  ['a teacher to a pupil of another class', here.teacher, { kind: 'student', studentId: elsewhere.student.id }],
  ['a teacher to another’s family', here.teacher, { kind: 'parents_of_student', studentId: elsewhere.student.id }],
  ['a teacher to all parents', here.teacher, { kind: 'all_parents' }],
  ['a teacher to a pupil as a colleague', here.teacher, { kind: 'colleague', accountId: here.student.id }],
  ['a substitute outside his dates', substitute, toParents],
  ['a substitute outside his dates to a pupil', substitute, student],
  ['the librarian to families', librarian, toParents],
  ['a pupil to a pupil', here.student, { kind: 'student', studentId: brother.id }],
  ['a pupil to the class', here.student, students],
  ['a pupil to a teacher of another class', here.student, stranger],
  ['a pupil to a pupil as a teacher', here.student, { kind: 'teacher', accountId: brother.id }],
  ['a pupil to the direction', here.student, { kind: 'management' }],
  ['a pupil to a former teacher', here.student, { kind: 'teacher', accountId: substitute.id }],
  ['a parent to a teacher of another class', here.parent, { ...stranger, ...about }],
  ['a parent about another’s child', elsewhere.parent, { ...teacher, ...about }],
  ['a parent to parents', here.parent, toParents],
  ['a parent with information alone', informed, { ...teacher, ...about }],
  ['a parent with information alone to school life', informed, { kind: 'school_life', ...about }],
  ['a removed parent', removed, { ...teacher, ...about }],
  ['a removed parent to school life', removed, { kind: 'school_life', ...about }],
])('never %s', async (_, viewer, audience) => {
  await expect(call(viewer).send(letter(audience))).rejects.toMatchObject(refused('recipient_not_allowed'))
  await expect(call(viewer).recipients({ audience })).rejects.toMatchObject(refused('recipient_not_allowed'))
})

test('a class’s pupils are those of today', async () => {
  for (const viewer of [here.teacher, schoolLife])
    expect(await names(viewer, students)).toEqual(ids(here.student, brother))
})

test('an office is those who hold it', async () => {
  expect(await names(here.parent, { kind: 'school_life', ...about })).toEqual(ids(schoolLife))
  expect(await names(here.parent, { kind: 'management', ...about })).toEqual(ids(admin))
  expect(await names(here.student, { kind: 'school_life' })).toEqual(ids(schoolLife))
})

test('what is listed is what may be sent', async () => {
  for (const viewer of [here.teacher, here.parent, here.student, schoolLife, librarian, admin]) {
    const listed = [...(await call(viewer).audiences()), ...(await call(viewer).people({}))]
    expect(listed.length).toBeGreaterThan(1)
    for (const { audience, count } of listed)
      expect(await call(viewer).recipients({ audience })).toMatchObject({ count })
  }
  for (const viewer of [informed, removed]) expect(await call(viewer).audiences()).toEqual([])
  expect(await call(here.parent).people({})).toEqual([])
})

test('a parent finds each teacher by what is taught, for each child', async () => {
  const listed = await call(here.parent).audiences()
  expect(listed.filter(({ audience }) => audience.kind === 'teacher')).toMatchObject([
    { label: 'M. Diallo 5b', detail: 'Mathématiques 5B', count: 1, child: { givenName: 'Camille' } },
    { label: 'Camille Latiniste', detail: null, count: 1, child: { givenName: 'Camille' } },
    { label: 'M. Diallo 5b', detail: 'Mathématiques 5B', count: 1, child: { givenName: 'Zoé 5B' } },
  ])
})

test('a family is found by the child’s name, without accents', async () => {
  const found = await call(here.teacher).people({ search: 'lefev zoe' })
  expect(found.map(({ label }) => label)).toEqual(['Responsables de Zoé 5B Lefèvre', 'Zoé 5B Lefèvre'])
  expect(await call(here.teacher).people({ search: 'efevre' })).toEqual([])
})

test('a pupil’s message reaches ten people at most', async () => {
  for (let count = 0; count < 10; count += 1) await person('teacher', `CPE ${count}`, { staffFunction: 'EDU' })
  await expect(call(here.student).send(letter({ kind: 'school_life' }))).rejects.toMatchObject(
    refused('too_many_recipients'),
  )
  await db.updateTable('account').set({ leftOn: '2026-09-01' }).where('familyName', 'like', 'CPE %').execute()
})

test('a pupil sends twenty messages an hour at most, sent at once or not', async () => {
  const pupil = await person('student', 'BAVARD')
  await enrol(pupil)
  const tries = Array.from({ length: 24 }, () => call(pupil).send(letter(teacher)))
  const outcomes = await Promise.allSettled(tries)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
  const later = new Date(now.getTime() + 3_700_000)
  expect(await call(pupil, later).send(letter(teacher))).toMatchObject({ number: 1 })
  await db.deleteFrom('account').where('id', '=', pupil.id).execute()
})

test('above two hundred, only the direction', async () => {
  const secretary = await person('admin', 'ADAM', { staffFunction: 'ADF' })
  const rows = Array.from({ length: 210 }, (_, index) => ({
    role: 'student' as const,
    familyName: `E${index}`,
    foldedName: `e${index}`,
  }))
  await db.insertInto('account').values(rows).execute()
  await expect(call(secretary).send(letter({ kind: 'all_students' }))).rejects.toMatchObject(
    refused('too_many_recipients'),
  )
  expect(await call(admin).send(letter({ kind: 'all_students' }))).toMatchObject({ number: 1 })
  await db
    .deleteFrom('account')
    .where('familyName', 'like', 'E%')
    .where('id', '<>', elsewhere.parent.id)
    .where('foldedName', 'like', 'e%')
    .execute()
})
