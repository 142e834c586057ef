import { randomUUID } from 'node:crypto'
import { smallSchool } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import { saveHolidays } from '@preau/db/timetable/holidays'
import type { Viewer } from '@preau/domain/role'
import { expect, test } from 'vitest'
import type { School } from './school.ts'
import { as } from './testing.ts'

const database = await testDatabase()
const { db } = database
const { here, elsewhere, admin, schoolLife, substitute, removed, informed, now } = await smallSchool(db)
await saveHolidays(db, 'C', 2026)
await saveHolidays(db, 'C', 2026)
const school: School = {
  ...database,
  clock: () => now,
  filesDir: '/nowhere',
  secret: 'essai',
  origin: 'http://localhost:4000',
  filesOrigin: 'http://fichiers.localhost:4000',
  clockStopped: false,
}
const on = (viewer: Viewer, at = now) => as({ school, viewer, now: at })
const monday = '2026-11-23'
const slotId = here.slot.id
const studentId = here.student.id

/** A slot on weeks A alone: the Mondays of 16 and 30 November. */
async function addSlotA(day: number, startsAt: string, endsAt: string) {
  const alternation = await db
    .insertInto('alternation')
    .values({ code: `A${day}`, name: 'Semaine A', weekKind: 'A' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const mondays = ['2026-10-19', '2026-11-09', '2026-11-16', '2026-11-30']
  await db
    .insertInto('alternationWeek')
    .values(mondays.map((date) => ({ monday: date, alternationId: alternation.id })))
    .execute()
  const slot = await db
    .insertInto('slot')
    .values({
      groupId: here.group.id,
      subjectId: here.subject.id,
      ...{ day, startsAt, endsAt, alternationId: alternation.id, startsOn: '2026-09-01' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('slotTeacher').values({ slotId: slot.id, teacherId: here.teacher.id }).execute()
  return slot.id
}
const wednesdayA = await addSlotA(3, '08:30', '09:25')

test('a pupil, a parent and a teacher see the same lesson of the week', async () => {
  const week = await on(here.student).timetable.week({})
  expect(week).toMatchObject({ monday, weekKind: 'B', previous: '2026-11-16', next: '2026-11-30' })
  expect(week.lessons).toMatchObject([{ slotId, date: monday, startsAt: '10:35', endsAt: '11:30', room: null }])
  expect(week.lessons[0]?.teachers).toEqual([{ id: here.teacher.id, name: 'M. Diallo 5b' }])
  expect((await on(here.parent).timetable.week({ studentId })).lessons).toEqual(week.lessons)
  expect((await on(here.teacher).timetable.week({})).lessons).toMatchObject([{ slotId }])
  expect((await on(informed).timetable.week({ studentId })).lessons).toEqual(week.lessons)
})

test('lessons of week A come on the Mondays of week A, and never on a holiday', async () => {
  const weekA = await on(here.student).timetable.week({ monday: '2026-12-02' })
  expect(weekA).toMatchObject({ monday: '2026-11-30', weekKind: 'A' })
  expect(weekA.lessons.map(({ slotId: id }) => id)).toEqual([slotId, wednesdayA])
  const armistice = await on(here.student).timetable.week({ monday: '2026-11-09' })
  expect(armistice.lessons).toEqual([])
  expect(armistice.days[2]?.holiday).toBe('Armistice du 11 Novembre 1918')
})

test('the week of Toussaint is empty, and says its name', async () => {
  const week = await on(here.student).timetable.week({ monday: '2026-10-19' })
  expect(week.lessons).toEqual([])
  expect(week.days.map(({ holiday }) => holiday)).toEqual(Array(5).fill('Vacances de la Toussaint'))
})

test('staff look at a class; school life and the head have none of their own', async () => {
  for (const viewer of [schoolLife, admin]) {
    expect((await on(viewer).timetable.week({})).lessons).toEqual([])
    const week = await on(viewer).timetable.week({ groupId: here.group.id })
    expect(week.lessons).toMatchObject([{ slotId }])
  }
})

test.each([
  ['another parent', elsewhere.parent, { studentId }],
  ['a parent whose right ended', removed, { studentId }],
  ['a parent who names nobody', here.parent, {}],
  ['a teacher of another class', elsewhere.teacher, { groupId: here.group.id }],
  ['a substitute after his dates', substitute, { groupId: here.group.id }],
])('%s finds no week', async (_, viewer, input) => {
  await expect(on(viewer).timetable.week(input)).rejects.toMatchObject({ message: 'not_found' })
})

test('a pupil who names another stays himself', async () => {
  const week = await on(elsewhere.student).timetable.week({ studentId, groupId: here.group.id })
  expect(week.lessons.map(({ group }) => group.id)).toEqual([elsewhere.group.id])
})

test('lessons follow the enrolment and the slot of that day', async () => {
  const change = { endsOn: '2026-11-30' }
  await db.updateTable('slot').set(change).where('id', '=', elsewhere.slot.id).execute()
  const stranger = on(elsewhere.student)
  expect((await stranger.timetable.week({})).lessons).toHaveLength(1)
  expect((await stranger.timetable.week({ monday: '2026-11-30' })).lessons).toHaveLength(0)
  await db.updateTable('slot').set({ endsOn: null }).where('id', '=', elsewhere.slot.id).execute()
  await db.updateTable('enrolment').set(change).where('studentId', '=', elsewhere.student.id).execute()
  expect((await stranger.timetable.week({})).lessons).toHaveLength(1)
  expect((await stranger.timetable.week({ monday: '2026-11-30' })).lessons).toHaveLength(0)
  await db.updateTable('enrolment').set({ endsOn: null }).where('studentId', '=', elsewhere.student.id).execute()
})

const written = (publish: boolean, body = 'Théorème de Thalès') => ({
  requestKey: randomUUID(),
  slotId,
  date: monday,
  body,
  fileIds: [],
  publish,
})

test('what was done stays hidden until it is published, then for good', async () => {
  const teacher = on(here.teacher)
  expect(await teacher.lesson.save(written(false))).toMatchObject({ slotId, date: monday, published: false })
  expect(await teacher.timetable.lesson({ slotId, date: monday })).toMatchObject({
    drafted: true,
    published: false,
    editable: true,
    content: { body: 'Théorème de Thalès', published: false },
  })
  const seen = () => on(here.student).timetable.lesson({ slotId, date: monday })
  expect(await seen()).toMatchObject({ content: null, published: false, drafted: false, editable: false })
  expect((await on(schoolLife).timetable.lesson({ slotId, date: monday })).content).toBeNull()
  expect((await on(here.student).lesson.log({})).items).toEqual([])
  await teacher.lesson.save(written(true))
  expect(await seen()).toMatchObject({ content: { body: 'Théorème de Thalès' }, published: true })
  await teacher.lesson.save(written(false, 'Thalès, suite'))
  expect(await seen()).toMatchObject({ content: { body: 'Thalès, suite' }, published: true })
  expect(await on(here.parent).timetable.lesson({ slotId, date: monday, studentId })).toMatchObject({
    content: { body: 'Thalès, suite' },
  })
  for (const log of [on(here.student).lesson.log({}), on(here.parent).lesson.log({ studentId })]) {
    expect((await log).items).toMatchObject([{ slotId, date: monday, body: 'Thalès, suite' }])
  }
})

test.each([
  ['another pupil', elsewhere.student, undefined],
  ['another parent', elsewhere.parent, studentId],
  ['a parent whose right ended', removed, studentId],
  ['a teacher of another class', elsewhere.teacher, undefined],
  ['a substitute after his dates', substitute, undefined],
])('%s finds no lesson', async (_, viewer, child) => {
  const lesson = on(viewer).timetable.lesson({ slotId, date: monday, ...(child && { studentId: child }) })
  await expect(lesson).rejects.toMatchObject({ message: 'not_found' })
})

test('only those who teach the slot write in it, and on a day it is held', async () => {
  for (const viewer of [elsewhere.teacher, substitute, schoolLife]) {
    await expect(on(viewer).lesson.save(written(true))).rejects.toMatchObject({ message: 'not_found' })
  }
  await db.insertInto('slotTeacher').values({ slotId, teacherId: substitute.id }).execute()
  await expect(on(substitute).lesson.save(written(true))).rejects.toMatchObject({ message: 'not_found' })
  await db.deleteFrom('slotTeacher').where('teacherId', '=', substitute.id).execute()
  const tuesday = on(here.teacher).lesson.save({ ...written(true), date: '2026-11-24' })
  await expect(tuesday).rejects.toMatchObject({ message: 'lesson_not_that_day' })
})

test('a colleague of the class writes in his own slots alone, and sees the lessons of his groups', async () => {
  const group = await db
    .insertInto('teachingGroup')
    .values({ kind: 'group', code: '5ALL2', name: '5 ALL2' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('groupDivision').values({ groupId: group.id, divisionId: here.group.id }).execute()
  await db.updateTable('slot').set({ groupId: group.id }).where('id', '=', wednesdayA).execute()
  const teaching = { teacherId: elsewhere.teacher.id, groupId: here.group.id, startsOn: '2026-09-01' }
  await db.insertInto('teaching').values(teaching).execute()
  await expect(on(elsewhere.teacher).lesson.save(written(true))).rejects.toMatchObject({ message: 'not_found' })
  const slots = async (viewer: Viewer) => {
    const week = await on(viewer).timetable.week({ groupId: here.group.id, monday: '2026-11-30' })
    return week.lessons.map((lesson) => lesson.slotId)
  }
  expect(await slots(elsewhere.teacher)).toEqual([slotId])
  expect(await slots(schoolLife)).toEqual([slotId, wednesdayA])
  await db.deleteFrom('teaching').where('groupId', '=', here.group.id).where('subjectId', 'is', null).execute()
})

test('a lesson carries its author’s files alone', async () => {
  const id = randomUUID()
  const file = { id, name: 'a.pdf', mediaType: 'application/pdf', size: 2, sha256: 'h', storedAt: now }
  await db
    .insertInto('file')
    .values({ ...file, ownerId: elsewhere.teacher.id })
    .execute()
  const stolen = on(here.teacher).lesson.save({ ...written(true), fileIds: [id] })
  await expect(stolen).rejects.toMatchObject({ message: 'file_unknown' })
  await db.updateTable('file').set({ ownerId: here.teacher.id }).where('id', '=', id).execute()
  await on(here.teacher).lesson.save({ ...written(true), fileIds: [id] })
  const lesson = await on(here.student).timetable.lesson({ slotId, date: monday })
  expect(lesson.content?.files).toEqual([{ id, name: 'a.pdf', mediaType: 'application/pdf', size: 2 }])
})

test('in an école a class and a day make the lesson, once', async () => {
  await db
    .insertInto('teaching')
    .values({ teacherId: elsewhere.teacher.id, groupId: elsewhere.group.id, startsOn: '2026-09-01' })
    .execute()
  const day = { groupId: elsewhere.group.id, date: '2026-11-24', fileIds: [], publish: true }
  const teacher = on(elsewhere.teacher)
  const first = await teacher.lesson.save({ ...day, requestKey: randomUUID(), body: 'Poésie' })
  const second = await teacher.lesson.save({ ...day, requestKey: randomUUID(), body: 'Poésie et dictée' })
  expect(second.id).toBe(first.id)
  expect((await on(elsewhere.student).lesson.log({})).items).toMatchObject([
    { body: 'Poésie et dictée', subject: null },
  ])
  const other = on(here.teacher).lesson.save({ ...day, requestKey: randomUUID(), body: 'Non' })
  await expect(other).rejects.toMatchObject({ message: 'not_found' })
})
