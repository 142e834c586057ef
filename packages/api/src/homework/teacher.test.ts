import { randomUUID } from 'node:crypto'
import type { Db } from '@preau/db/database'
import { smallSchool } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import { saveHolidays } from '@preau/db/timetable/holidays'
import type { Due } from '@preau/domain/homework'
import type { Viewer } from '@preau/domain/role'
import { expect, test } from 'vitest'
import type { School } from '../school.ts'
import { as } from '../testing.ts'

const database = await testDatabase()
const { db } = database
const { here, elsewhere, schoolLife, substitute, now } = await smallSchool(db)
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
const teacher = on(here.teacher)
const groupId = here.group.id
const monday = '2026-11-23'

/** Gives the school's every-week alternation more Mondays, and the class a slot in weeks B. */
async function lengthenYear(base: Db) {
  const { alternationId } = await base
    .selectFrom('slot')
    .select('alternationId')
    .where('id', '=', here.slot.id)
    .executeTakeFirstOrThrow()
  const mondays = [
    '2026-10-12',
    '2026-10-19',
    '2026-10-26',
    '2026-11-02',
    '2026-12-14',
    '2026-12-21',
    '2027-01-04',
    '2027-03-22',
    '2027-03-29',
  ]
  await base
    .insertInto('alternationWeek')
    .values(mondays.map((date) => ({ monday: date, alternationId })))
    .execute()
  const { id } = await base
    .insertInto('alternation')
    .values({ code: 'B', name: 'Semaine B', weekKind: 'B' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await base
    .insertInto('alternationWeek')
    .values(['2026-11-23', '2026-12-07'].map((date) => ({ monday: date, alternationId: id })))
    .execute()
  await base
    .insertInto('slot')
    .values({
      groupId,
      subjectId: here.subject.id,
      ...{ day: 4, startsAt: '15:00', endsAt: '15:55', alternationId: id, startsOn: '2026-09-01' },
    })
    .execute()
}
await lengthenYear(db)

const work = (due: Due, given = {}) => ({
  requestKey: randomUUID(),
  groupId,
  givenOn: monday,
  title: 'Exercice 3',
  body: 'Page 12',
  due,
  handIn: true,
  fileIds: [],
  publish: true,
  ...given,
})
const nextLesson: Due = { kind: 'next_lesson' }
const date = (on: string): Due => ({ kind: 'date', on })

test.each([
  ['the Thursday of week B', '2026-11-23', '2026-11-26T14:00:00.000Z'],
  ['over week A, the Monday', '2026-11-26', '2026-11-30T09:35:00.000Z'],
  ['over the Toussaint holiday and into winter time', '2026-10-12', '2026-11-02T09:35:00.000Z'],
  ['over Noël', '2026-12-14', '2027-01-04T09:35:00.000Z'],
])('“for the next lesson” is %s', async (_, givenOn, dueAt) => {
  const given = await teacher.homework.give(work(nextLesson, { givenOn, publish: false }))
  expect(given.dueAt.toISOString()).toBe(dueAt)
  const next = await teacher.homework.nextLesson({ groupId, subjectId: here.subject.id, after: givenOn })
  expect(next?.date).toBe(given.dueOn)
})

test.each([
  ['at eight where there is no lesson, in winter', '2026-11-24', '2026-11-24T07:00:00.000Z'],
  ['at eight on the Sunday clocks go forward', '2027-03-28', '2027-03-28T06:00:00.000Z'],
  ['at the lesson the Monday before clocks go forward', '2027-03-22', '2027-03-22T09:35:00.000Z'],
])('work for a date is due %s', async (_, on, dueAt) => {
  const given = await teacher.homework.give(work(date(on), { publish: false }))
  expect(given.dueAt.toISOString()).toBe(dueAt)
})

test('due the day clocks go back, eight is the new eight', async () => {
  const given = await teacher.homework.give(work(date('2026-10-25'), { givenOn: '2026-10-12', publish: false }))
  expect(given.dueAt.toISOString()).toBe('2026-10-25T07:00:00.000Z')
})

test('work is not due on or before the day it is given, nor for a lesson that never comes', async () => {
  for (const on of ['2026-11-20', monday]) {
    await expect(teacher.homework.give(work(date(on)))).rejects.toMatchObject({ message: 'due_before_given' })
  }
  const late = teacher.homework.give(work(nextLesson, { givenOn: '2027-03-29' }))
  await expect(late).rejects.toMatchObject({ message: 'no_next_lesson' })
  const inSlot = { slotId: here.slot.id, givenOn: '2026-11-24' }
  const wrongDay = teacher.homework.give(work(date('2026-12-01'), inSlot))
  await expect(wrongDay).rejects.toMatchObject({ message: 'lesson_not_that_day' })
})

test('giving twice with the same key gives once', async () => {
  const once = work(date('2026-12-03'))
  const [first, second] = await Promise.all([teacher.homework.give(once), teacher.homework.give(once)])
  expect(second.id).toBe(first.id)
})

test.each([
  ['a teacher of another class', elsewhere.teacher],
  ['a substitute after his dates', substitute],
  ['school life', schoolLife],
])('%s gives this class nothing', async (_, viewer) => {
  await expect(on(viewer).homework.give(work(date('2026-12-03')))).rejects.toMatchObject({ message: 'not_found' })
})

test('a teacher gives work in his own subject alone', async () => {
  const foreign = teacher.homework.give(work(date('2026-12-03'), { subjectId: elsewhere.subject.id }))
  await expect(foreign).rejects.toMatchObject({ message: 'not_found' })
})

test('a draft is its author’s alone until published', async () => {
  const { id } = await teacher.homework.give(work(date('2026-12-01'), { publish: false, title: 'Brouillon' }))
  const seen = () => on(here.student).homework.get({ homeworkId: id })
  await expect(seen()).rejects.toMatchObject({ message: 'not_found' })
  await expect(on(schoolLife).homework.board({ homeworkId: id })).rejects.toMatchObject({ message: 'not_found' })
  const titles = async (viewer: Viewer) => (await on(viewer).homework.list({})).items.map(({ title }) => title)
  expect(await titles(here.student)).not.toContain('Brouillon')
  const { requestKey: _, groupId: __, givenOn: ___, ...change } = work(date('2026-12-02'), { title: 'Publié' })
  expect(await teacher.homework.change({ ...change, homeworkId: id })).toMatchObject({
    published: true,
    title: 'Publié',
  })
  expect(await seen()).toMatchObject({ title: 'Publié', dueOn: '2026-12-02' })
  const foreign = on(elsewhere.teacher).homework.change({ ...change, homeworkId: id })
  await expect(foreign).rejects.toMatchObject({ message: 'not_found' })
})

test('work without copies can be removed, with copies it stays and stays handed in', async () => {
  const { id } = await teacher.homework.give(work(date('2026-12-01')))
  await expect(on(substitute).homework.remove({ homeworkId: id })).rejects.toMatchObject({ message: 'not_found' })
  const copy = { requestKey: randomUUID(), homeworkId: id, body: 'Fait', fileIds: [] }
  await on(here.student).homework.submit(copy)
  await expect(teacher.homework.remove({ homeworkId: id })).rejects.toMatchObject({
    message: 'homework_has_submissions',
  })
  const { requestKey: _, groupId: __, givenOn: ___, ...change } = work(date('2026-12-02'), { handIn: false })
  const closed = teacher.homework.change({ ...change, homeworkId: id })
  await expect(closed).rejects.toMatchObject({ message: 'hand_in_kept' })
  const other = await teacher.homework.give(work(date('2026-12-01')))
  expect(await teacher.homework.remove({ homeworkId: other.id })).toEqual({ removed: true })
  await expect(teacher.homework.board({ homeworkId: other.id })).rejects.toMatchObject({ message: 'not_found' })
})

test('the list of what was given turns page by page, once each', async () => {
  for (let count = 0; count < 32; count++) await teacher.homework.give(work(date('2026-12-10')))
  const first = await teacher.homework.given({})
  expect(first.items).toHaveLength(30)
  const second = await teacher.homework.given({ cursor: first.cursor ?? '' })
  expect(second.cursor).toBeNull()
  const ids = [...first.items, ...second.items].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const { count } = await db
    .selectFrom('homework')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('groupId', '=', groupId)
    .executeTakeFirstOrThrow()
  expect(ids).toHaveLength(count)
  expect((await on(substitute).homework.given({})).items).toEqual([])
})

test('a teacher picks among the groups and subjects taught today', async () => {
  expect(await teacher.teaching.mine()).toMatchObject([
    { group: { id: groupId, kind: 'division' }, subject: { id: here.subject.id }, students: 1 },
  ])
  expect(await on(substitute).teaching.mine()).toEqual([])
})
