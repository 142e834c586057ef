import { readFile } from 'node:fs/promises'
import { testDatabase } from '@preau/db/testing'
import { expect, test } from 'vitest'
import { type Brought, importFiles } from './import.ts'

const samples = new URL('../../samples/', import.meta.url)
const expected = JSON.parse(await readFile(new URL('expected.json', samples), 'utf8'))
const now = new Date('2026-11-23T09:20:00Z')

const bring = async (path: string): Promise<Brought> => ({
  name: path.split('/').at(-1) ?? path,
  bytes: await readFile(new URL(path, samples)),
})

const college = await Promise.all(
  [
    'college/sts/emp_sts_0920987Y_2026.xml',
    'college/siecle/zip/ExportXML_ResponsablesAvecAdresses.zip',
    'college/siecle/ElevesAvecAdresses.xml',
    'college/sts/sts_emp_0920987Y_2026.xml',
    'college/siecle/Structures.xml',
    'college/siecle/zip/ExportXML_Nomenclature.zip',
  ].map(bring),
)
const onde = (kind: string) => bring(`ecole/onde/${kind}/CSVExtraction.csv`)
const ecole = await Promise.all([onde('responsables'), onde('eleves'), onde('enseignants')])
const identity = { uai: '0920996H', name: 'École Rouget de Lisle', kind: 'elementary' as const, schoolYear: 2026 }

const collegeTotals = {
  school: { uai: expected.college.uai, name: expected.college.name, kind: 'college' },
  divisions: expected.college.divisions,
  groups: expected.college.groups,
  students: {
    active: expected.college.studentsWithDivision,
    waiting: expected.college.studentsWithoutDivision,
    left: expected.college.studentsLeft,
    withoutIne: expected.college.studentsWithoutIneActive,
  },
  memberships: expected.college.groupMemberships,
  parents: {
    accounts: expected.college.personsLegalForAtLeastOneActiveStudent,
    legalLinks: expected.college.legalLinks,
    inChargeLinks: expected.college.inChargeLinks,
    contactLinks: expected.college.contactLinks,
  },
  staff: { total: expected.college.individus, teachers: expected.college.teachersENS },
  services: expected.college.services,
  slots: {
    total: expected.college.timetable.slots,
    weekly: expected.college.timetable.weekly,
    weekA: expected.college.timetable.weekAOnly,
    weekB: expected.college.timetable.weekBOnly,
  },
  refused: [],
}

const ecoleTotals = {
  school: { uai: expected.ecole.uai, name: 'École Rouget de Lisle', kind: 'elementary' },
  divisions: expected.ecole.classes,
  groups: 0,
  students: { active: expected.ecole.pupils, waiting: 0, left: 0, withoutIne: expected.ecole.pupilsWithoutIne },
  memberships: 0,
  parents: {
    accounts: expected.ecole.responsableRows,
    legalLinks: expected.ecole.links,
    inChargeLinks: 0,
    contactLinks: 0,
  },
  staff: { total: expected.ecole.teacherRows, teachers: expected.ecole.teacherRows },
  services: 0,
  slots: { total: 0, weekly: 0, weekA: 0, weekB: 0 },
  refused: [],
  doubts: [],
}

const nothing = { created: 0, updated: 0, ended: 0 }

test('the collège of the samples comes in, number by number, and only once', async () => {
  const { db } = await testDatabase()
  const tried = await importFiles(db, college, { now, dryRun: true })
  expect(tried).toMatchObject(collegeTotals)
  expect(await db.selectFrom('account').select('id').execute()).toEqual([])

  const first = await importFiles(db, college, { now })
  expect(first).toEqual(tried)
  expect(first.changes).toEqual({
    // 306 pupils, 476 responsables, 32 staff; 12 divisions, 63 groups; 558 links; 387 slots.
    created: 306 + 476 + 32 + 12 + 63 + 558 + 387,
    updated: 0,
    ended: 0,
  })
  expect(first.doubts).toHaveLength(expected.college.duplicatePersonnePairs.length)
  for (const [one, other] of expected.college.duplicatePersonnePairs)
    expect(first.doubts).toContainEqual({
      kind: 'duplicate',
      who: expect.any(String),
      reason: expect.stringContaining(`${one} et ${other}`),
    })

  expect(await importFiles(db, college, { now })).toEqual({ ...first, changes: nothing })
  for (const file of college) expect((await importFiles(db, [file], { now })).changes, file.name).toEqual(nothing)
  expect(await importFiles(db, [], { now })).toMatchObject(collegeTotals)

  const byDivision = await db
    .selectFrom('enrolment')
    .innerJoin('teachingGroup', 'teachingGroup.id', 'groupId')
    .select(['code', (eb) => eb.fn.countAll<number>().as('count')])
    .where('kind', '=', 'division')
    .groupBy('code')
    .execute()
  expect(Object.fromEntries(byDivision.map(({ code, count }) => [code, count]))).toEqual(
    expected.college.studentsByDivision,
  )
  const weeks = await db.selectFrom('schoolWeek').select(['monday', 'weekKind']).orderBy('monday').execute()
  expect(weeks).toHaveLength(expected.college.timetable.schoolWeeks)
  expect(weeks.find(({ monday }) => monday === '2026-11-16')?.weekKind).toBe('B')
})

test('the école of the samples comes in, with or without INE, and only once', async () => {
  const { db } = await testDatabase()
  const first = await importFiles(db, ecole, { now, identity })
  expect(first).toMatchObject(ecoleTotals)
  expect(await importFiles(db, ecole, { now })).toEqual({ ...first, changes: nothing })
  const older = [await onde('eleves-ancien-entete')]
  expect(await importFiles(db, older, { now })).toEqual({ ...first, changes: nothing })
  const heads = await db
    .selectFrom('account')
    .select(['role', 'staffFunction'])
    .where('familyName', '=', 'RABEARIVELO')
    .where('role', '!=', 'parent')
    .where('role', '!=', 'student')
    .execute()
  expect(heads.map(({ role }) => role).sort()).toEqual(['admin', 'teacher'])
})

test('the older header alone makes the same school, whose numbers arrive later', async () => {
  const { db } = await testDatabase()
  const older = [await onde('eleves-ancien-entete'), ...ecole.filter((_, index) => index !== 1)]
  const first = await importFiles(db, older, { now, identity })
  expect(first).toMatchObject({ ...ecoleTotals, students: { active: 240, withoutIne: 240 } })
  const second = await importFiles(db, ecole, { now })
  expect(second).toMatchObject({ ...ecoleTotals, changes: { created: 0, ended: 0 } })
})
