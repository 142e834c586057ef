import { expect, test } from 'vitest'
import { testDb } from '../testing.ts'
import { applySchoolFiles } from './apply.ts'
import { many, now, pupil, pupils, slot, staff, structures, timetable } from './fixture.ts'

const later = new Date('2026-12-07T09:00:00Z')
const nothing = { created: 0, updated: 0, ended: 0 }

test('a class that is renamed stays the same class, one that is gone is ended with what it held', async () => {
  const db = await testDb()
  await applySchoolFiles(db, [structures(['6A', '6B']), pupils(many(3))], { now })
  const before = await db
    .selectFrom('teachingGroup')
    .select(['id', 'code', 'name', 'level'])
    .where('code', '=', '6A')
    .executeTakeFirstOrThrow()
  expect(before).toMatchObject({ name: '6A', level: '6e' })
  const renamed = structures(['6A', '6B'], (code) => (code === '6A' ? '6EME ALPHA' : code))
  expect((await applySchoolFiles(db, [renamed], { now })).changes).toEqual({ ...nothing, updated: 1 })
  const after = await db
    .selectFrom('teachingGroup')
    .select(['id', 'name'])
    .where('code', '=', '6A')
    .executeTakeFirstOrThrow()
  expect(after).toEqual({ id: before.id, name: '6e ALPHA' })
  const report = await applySchoolFiles(db, [structures(['6B'])], { now: later })
  expect(report).toMatchObject({
    divisions: 1,
    students: { waiting: 3 },
    changes: { created: 0, updated: 3, ended: 1 },
  })
  expect((await applySchoolFiles(db, [structures(['6B'])], { now: later })).changes).toEqual(nothing)
  const again = await applySchoolFiles(db, [structures(['6A', '6B']), pupils(many(3))], { now: later })
  expect(again).toMatchObject({ divisions: 2, students: { active: 3 } })
})

test('pupils alone make the classes they are in', async () => {
  const db = await testDb()
  const report = await applySchoolFiles(db, [pupils([pupil(1, { groupCodes: ['6LAT'] })])], { now })
  expect(report).toMatchObject({ school: { name: 'Collège 0920987Y' }, divisions: 1, groups: 1, memberships: 1 })
  const named = { ...staff(['1']), identity: { ...staff([]).identity, name: 'Collège Les Bruyères' } }
  expect((await applySchoolFiles(db, [named], { now })).school?.name).toBe('Collège Les Bruyères')
})

test('staff come, lead and leave; who gives a lesson no list names is a doubt', async () => {
  const db = await testDb()
  const first = await applySchoolFiles(db, [structures(['6A']), staff(['1', '2', '9'])], { now })
  expect(first).toMatchObject({ staff: { total: 3, teachers: 2 }, services: 1, doubts: [] })
  const head = await db.selectFrom('account').select('role').where('stsId', '=', '9').executeTakeFirst()
  expect(head?.role).toBe('admin')
  expect(await db.selectFrom('formTeacher').selectAll().execute()).toHaveLength(1)
  const second = await applySchoolFiles(db, [staff(['1', '9'])], { now: later })
  expect(second).toMatchObject({ staff: { total: 2, teachers: 1 }, changes: { created: 0, updated: 0, ended: 1 } })
  const teachings = await db.selectFrom('teaching').select(['startsOn', 'endsOn']).orderBy('endsOn').execute()
  expect(teachings).toEqual([
    { startsOn: '2026-09-01', endsOn: '2026-12-07' },
    { startsOn: '2026-09-01', endsOn: null },
  ])
  const strange = timetable([slot({ teachers: [{ stsType: 'local', stsId: '1' }] })])
  const third = await applySchoolFiles(db, [strange], { now: later })
  expect(third.doubts).toMatchObject([{ kind: 'unmatched', who: 'Enseignant local 1' }])
})

test('a slot keeps its past when its room or teacher changes, and when it is dropped', async () => {
  const db = await testDb()
  const base = [structures(['6A']), staff(['1', '2'])]
  const one = await applySchoolFiles(db, [...base, timetable([slot(), slot({ day: 2 })])], { now })
  expect(one.slots).toEqual({ total: 2, weekly: 2, weekA: 0, weekB: 0 })
  const before = await db.selectFrom('slot').select('id').where('day', '=', 1).executeTakeFirstOrThrow()
  const moved = timetable([slot({ roomCode: 'S102', minutes: 112, teachers: [{ stsType: 'epp', stsId: '2' }] })])
  const two = await applySchoolFiles(db, [moved], { now: later })
  expect(two).toMatchObject({ slots: { total: 1 }, changes: { created: 0, updated: 1, ended: 1 } })
  const slots = await db
    .selectFrom('slot')
    .innerJoin('room', 'room.id', 'roomId')
    .select(['slot.id', 'day', 'room.code', 'endsAt', 'startsOn', 'endsOn'])
    .orderBy('day')
    .execute()
  expect(slots).toMatchObject([
    { id: before.id, code: 'S102', endsAt: '10:22', startsOn: '2026-09-01', endsOn: null },
    { day: 2, code: 'S101', endsOn: '2026-12-07' },
  ])
  expect((await applySchoolFiles(db, [moved], { now: later })).changes).toEqual(nothing)
  // Two lessons of one audience at one time, in two rooms, are two slots.
  const split = timetable([slot(), slot({ roomCode: 'S102', teachers: [{ stsType: 'epp', stsId: '2' }] })])
  expect(await applySchoolFiles(db, [split], { now: later })).toMatchObject({
    slots: { total: 2 },
    changes: { created: 1 },
  })
})
