import { expect, test } from 'vitest'
import { testDb } from '../testing.ts'
import { applySchoolFiles } from './apply.ts'
import { identity, link, many, now, person, pupil, pupils, responsables, structures } from './fixture.ts'

const later = new Date('2026-12-07T09:00:00Z')
const nothing = { created: 0, updated: 0, ended: 0 }

async function school(count = 10) {
  const db = await testDb()
  const report = await applySchoolFiles(db, [structures(['6A', '6B']), pupils(many(count))], { now })
  expect(report.refused).toEqual([])
  const enrolments = async (eleveId: string) =>
    await db
      .selectFrom('enrolment')
      .innerJoin('account', 'account.id', 'studentId')
      .innerJoin('teachingGroup', 'teachingGroup.id', 'groupId')
      .select(['code', 'startsOn', 'endsOn'])
      .where('siecleStudentId', '=', eleveId)
      .orderBy('startsOn')
      .orderBy('code')
      .execute()
  const account = async (eleveId: string) =>
    await db.selectFrom('account').selectAll().where('siecleStudentId', '=', eleveId).executeTakeFirstOrThrow()
  return { db, enrolments, account }
}

test('a pupil who has a leaving date, and one the file forgets, have left', async () => {
  const { db, enrolments, account } = await school()
  const rest = many(8)
  const files = [pupils([...rest, pupil(9, { leftOn: '2026-11-06', divisionCode: undefined })])]
  const report = await applySchoolFiles(db, files, { now: later })
  expect(report).toMatchObject({ students: { active: 8, left: 2 }, changes: { created: 0, updated: 0, ended: 2 } })
  expect((await account('9')).leftOn).toBe('2026-11-06')
  expect((await account('10')).leftOn).toBe('2026-12-07')
  expect(await enrolments('10')).toEqual([{ code: '6A', startsOn: '2026-09-01', endsOn: '2026-12-07' }])
  expect((await applySchoolFiles(db, files, { now: later })).changes).toEqual(nothing)
  // Back after all: the same account.
  const back = await applySchoolFiles(db, [pupils(many(10))], { now: later })
  expect(back).toMatchObject({ students: { active: 10, left: 0 }, changes: { created: 0, updated: 2, ended: 0 } })
})

test('a pupil who leaves later is still here', async () => {
  const { db } = await school()
  const files = [pupils([...many(9), pupil(10, { leftOn: '2026-12-19' })])]
  expect(await applySchoolFiles(db, files, { now })).toMatchObject({ students: { active: 10, left: 0 } })
})

test('a file that removes more than one pupil in five is refused, unless a person says so', async () => {
  const { db } = await school()
  const seven = pupils(many(7))
  const refused = await applySchoolFiles(db, [seven], { now: later })
  expect(refused.refused).toEqual([
    { file: 'eleves.xml', where: 'ensemble du fichier', reason: expect.stringContaining('3 élèves sur 10') },
  ])
  expect(refused).toMatchObject({ students: { active: 10, left: 0 }, changes: nothing })
  const classless = pupils(many(10, { divisionCode: undefined }))
  expect((await applySchoolFiles(db, [classless], { now: later })).refused).toHaveLength(1)
  expect((await applySchoolFiles(db, [pupils(many(8))], { now: later })).refused).toEqual([])
  const accepted = await applySchoolFiles(db, [pupils(many(2))], { now: later, acceptDepartures: true })
  expect(accepted).toMatchObject({ students: { active: 2, left: 8 }, refused: [] })
})

test('a pupil changes class: one enrolment ends, another starts, both are kept', async () => {
  const { db, enrolments } = await school()
  const moved = [pupil(1, { divisionCode: '6B', groupCodes: ['6LAT'] }), ...many(10).slice(1)]
  const report = await applySchoolFiles(db, [pupils(moved)], { now: later })
  expect(report).toMatchObject({ memberships: 1, changes: { created: 0, updated: 1, ended: 0 } })
  expect(await enrolments('1')).toEqual([
    { code: '6A', startsOn: '2026-09-01', endsOn: '2026-12-07' },
    { code: '6B', startsOn: '2026-12-07', endsOn: null },
    { code: '6LAT', startsOn: '2026-12-07', endsOn: null },
  ])
  // There and back on the same day.
  await applySchoolFiles(db, [pupils(many(10))], { now: later })
  await applySchoolFiles(db, [pupils(moved)], { now: later })
  expect((await enrolments('1')).filter(({ endsOn }) => endsOn === null).map(({ code }) => code)).toEqual([
    '6B',
    '6LAT',
  ])
})

test('a pupil without a class waits, then gets one', async () => {
  const { db, enrolments } = await school()
  const waiting = [...many(10), pupil(11, { divisionCode: undefined, groupCodes: ['6LAT'] })]
  expect(await applySchoolFiles(db, [pupils(waiting)], { now })).toMatchObject({
    students: { active: 10, waiting: 1 },
    memberships: 0,
  })
  await applySchoolFiles(db, [pupils(many(11))], { now: later })
  expect(await enrolments('11')).toEqual([{ code: '6A', startsOn: '2026-12-07', endsOn: null }])
})

test('a pupil is recognised by INE, then by names and birth date, when ELEVE_ID is new', async () => {
  const { db, account } = await school()
  const [one, two, three] = [await account('1'), await account('2'), await account('3')]
  const rows = [
    pupil(1, { eleveId: '101', familyName: 'NOUVEAU' }),
    pupil(2, { eleveId: '102', ine: undefined }),
    // Same names, another birth date: somebody else.
    pupil(3, { eleveId: '103', ine: undefined, birthOn: '2012-01-01' }),
    ...many(10).slice(3),
  ]
  const report = await applySchoolFiles(db, [pupils(rows)], { now })
  expect(report.students).toMatchObject({ active: 10, left: 1 })
  expect((await account('101')).id).toBe(one.id)
  expect(await account('102')).toMatchObject({ id: two.id, ine: two.ine })
  expect((await account('103')).id).not.toBe(three.id)
})

test('an INE goes from one pupil to another, even crosswise; on two at once it is nobody’s', async () => {
  const { db, account } = await school()
  const [first, second] = [pupil(1), pupil(2)]
  const crossed = [pupil(1, { ine: second.ine }), pupil(2, { ine: first.ine }), ...many(10).slice(2)]
  expect((await applySchoolFiles(db, [pupils(crossed)], { now })).changes).toEqual({ ...nothing, updated: 2 })
  expect((await account('1')).ine).toBe(second.ine)
  const newcomer = [pupil(1, { ine: undefined }), pupil(2), ...many(10).slice(2), pupil(11, { ine: pupil(3).ine })]
  const report = await applySchoolFiles(db, [pupils(newcomer)], { now })
  expect(report.doubts).toMatchObject([{ kind: 'duplicate', who: 'Zoé PUPIL3' }])
  expect((await account('11')).ine).toBeNull()
  expect((await applySchoolFiles(db, [pupils(newcomer)], { now })).changes).toEqual(nothing)
})

test('two pupils of the same name are two accounts', async () => {
  const { db } = await school()
  const homonyms = [pupil(11, { familyName: 'FERRAND' }), pupil(12, { familyName: 'FERRAND', birthOn: '2011-01-01' })]
  const report = await applySchoolFiles(db, [pupils([...many(10), ...homonyms])], { now })
  expect(report).toMatchObject({ students: { active: 12 }, doubts: [] })
})

test('a link that vanishes is ended and kept; what a person decided of it stays', async () => {
  const { db } = await school()
  const both = responsables([person('1'), person('2')], [link(1, '1'), link(1, '2'), link(2, '1', 'contact')])
  const first = await applySchoolFiles(db, [both], { now })
  expect(first.parents).toEqual({ accounts: 2, legalLinks: 2, inChargeLinks: 0, contactLinks: 1 })
  const links = async () =>
    await db
      .selectFrom('guardianship')
      .innerJoin('account as parent', 'parent.id', 'parentId')
      .innerJoin('account as student', 'student.id', 'studentId')
      .select(['parent.sieclePersonId', 'guardianship.level', 'access', 'startsOn', 'endsOn', 'parentId'])
      .orderBy('parent.sieclePersonId')
      .orderBy('student.siecleStudentId')
      .execute()
  const [legal, contact] = await links()
  expect([legal?.access, contact?.access]).toEqual(['full', 'none'])
  await db
    .updateTable('guardianship')
    .set({ access: 'information' })
    .where('parentId', '=', legal?.parentId ?? '')
    .where('level', '=', 'legal')
    .execute()

  const without = responsables([person('1'), person('2')], [link(1, '2'), link(2, '1')])
  const second = await applySchoolFiles(db, [without], { now: later })
  expect(second.changes).toEqual({ created: 0, updated: 1, ended: 1 })
  expect((await links()).filter(({ endsOn }) => endsOn)).toMatchObject([
    { sieclePersonId: '1', access: 'information', startsOn: '2026-09-01', endsOn: '2026-12-07' },
  ])
  // A contact who becomes legal guardian gets the access that goes with it.
  expect((await links()).filter(({ level }) => level === 'legal').map(({ access }) => access)).toEqual([
    'information',
    'full',
    'full',
  ])
  await applySchoolFiles(db, [both], { now: later })
  expect((await links())[0]).toMatchObject({ sieclePersonId: '1', access: 'information', endsOn: null })
})

test('responsables alone are refused; one of an unknown pupil is a doubt that settles itself', async () => {
  const db = await testDb()
  const file = responsables([person('1')], [link(1, '1'), link(11, '1')])
  expect((await applySchoolFiles(db, [file], { now })).refused).toMatchObject([{ file: 'responsables.xml' }])
  expect(await db.selectFrom('school').select('uai').execute()).toEqual([])
  const some = await applySchoolFiles(db, [pupils(many(10)), file], { now })
  expect(some.doubts).toMatchObject([{ kind: 'unmatched', who: 'ELEVE 11' }])
  expect((await applySchoolFiles(db, [pupils(many(11)), file], { now })).doubts).toEqual([])
})

test('a file of another school, another year, or another word on the same thing changes nothing', async () => {
  const { db } = await school()
  const elsewhere = { ...pupils(many(11)), identity: { ...identity, uai: '0920996H' } }
  const tomorrow = { ...pupils(many(11)), identity: { ...identity, schoolYear: 2027 } }
  for (const [file, reason] of [
    [elsewhere, '0920996H'],
    [tomorrow, '2027-2028'],
  ] as const) {
    const report = await applySchoolFiles(db, [structures(['6A', '6B', '6C']), file], { now })
    expect(report).toMatchObject({ divisions: 2, students: { active: 10 }, changes: nothing })
    expect(report.refused).toMatchObject([
      { file: 'eleves.xml', where: 'PARAMETRES', reason: expect.stringContaining(reason) },
    ])
  }
  const twice = await applySchoolFiles(db, [pupils(many(11)), pupils(many(12))], { now })
  expect(twice.refused).toHaveLength(1)
  const given = await applySchoolFiles(db, [pupils(many(11))], { now, identity: { uai: '0920996H' } })
  expect(given.refused).toMatchObject([{ file: 'options' }])
})

test('two imports at once make one school', async () => {
  const db = await testDb()
  const files = [structures(['6A']), pupils(many(5)), responsables([person('1')], [link(1, '1')])]
  const reports = await Promise.all([1, 2, 3].map(async () => await applySchoolFiles(db, files, { now })))
  expect(reports.map(({ changes }) => changes.created).sort((one, other) => one - other)).toEqual([0, 0, 9])
})
