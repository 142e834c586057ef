import { readFile } from 'node:fs/promises'
import type { SchoolFile } from '@preau/domain/school-file'
import { expect, test } from 'vitest'
import { readSchoolFile } from './read.ts'

const samples = new URL('../../../apps/server/samples/', import.meta.url)
const expected = JSON.parse(await readFile(new URL('expected.json', samples), 'utf8'))

type Kind = SchoolFile['kind']

async function read<K extends Kind>(path: string, kind: K): Promise<Extract<SchoolFile, { kind: K }>> {
  // The name says nothing on purpose: the kind is in the content.
  const reading = await readSchoolFile('export', await readFile(new URL(path, samples)))
  if ('mistakes' in reading) throw new Error(JSON.stringify(reading.mistakes))
  const is = (file: SchoolFile): file is Extract<SchoolFile, { kind: K }> => file.kind === kind
  const file = reading.files.find(is)
  if (!file) throw new Error(`no ${kind} in ${path}`)
  return file
}

function countBy<T>(rows: T[], key: (row: T) => string | undefined): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[key(row) ?? '—'] = (counts[key(row) ?? '—'] ?? 0) + 1
  return counts
}

const { college, ecole } = expected

test.each(['college/siecle/ElevesAvecAdresses.xml', 'college/siecle/zip/ExportXML_ElevesAvecAdresses.zip'])(
  'the pupils of %s',
  async (path) => {
    const { students, identity, exportedOn } = await read(path, 'siecle-students')
    expect(identity).toMatchObject({ uai: college.uai, schoolYear: 2026, kind: 'college' })
    expect(exportedOn).toBe('2026-11-16')
    expect(students).toHaveLength(college.eleveElements)
    const present = students.filter((student) => !student.leftOn)
    expect(students.length - present.length).toBe(college.studentsLeft)
    expect(present.filter((student) => !student.divisionCode)).toHaveLength(college.studentsWithoutDivision)
    const placed = present.filter((student) => student.divisionCode)
    expect(countBy(placed, (student) => student.divisionCode)).toEqual(college.studentsByDivision)
    expect(placed.flatMap((student) => student.groupCodes)).toHaveLength(college.groupMemberships)
    expect(students.filter((student) => !student.ine)).toHaveLength(college.studentsWithoutIne)
    expect(students.filter((student) => student.usageName)).toHaveLength(college.quirks.usage)
    const named = (id: number) => students.find((student) => student.eleveId === String(id))
    expect(named(college.quirks.oe)).toMatchObject({ familyName: "N'GUYEN-DE L'ISLE", givenName: 'Marie-Cœur' })
    expect(named(college.quirks.oneLetter)).toMatchObject({ familyName: 'O', givenName: 'Jun' })
    expect(named(college.quirks.unmappable)?.givenName).toBe('Ma?gorzata')
  },
)

test.each(['college/siecle/ResponsablesAvecAdresses.xml', 'college/siecle/zip/ExportXML_ResponsablesAvecAdresses.zip'])(
  'the responsables of %s',
  async (path) => {
    const { parents, links } = await read(path, 'siecle-parents')
    expect(parents).toHaveLength(college.personneElements)
    expect(links).toHaveLength(college.responsableEleveElements)
    expect(countBy(links, (link) => link.level)).toEqual({
      legal: college.legalLinks,
      in_charge: college.inChargeLinks,
      contact: college.contactLinks,
    })
    expect(parents.filter((parent) => !parent.email)).toHaveLength(college.personsWithoutMail)
    expect(parents.filter((parent) => parent.isInstitution).map((parent) => parent.personId)).toEqual(['2311183'])
    expect(links.filter((link) => link.level === 'in_charge').every((link) => link.kinship === 'grandparent')).toBe(
      true,
    )
  },
)

test.each(['college/siecle/Structures.xml', 'college/siecle/zip/ExportXML_Structures.zip'])(
  'the structures of %s',
  async (path) => {
    const { divisions, groups } = await read(path, 'siecle-structures')
    expect([divisions.length, groups.length]).toEqual([college.divisions, college.groups])
    expect(groups.find((group) => group.code === '6MATG1')?.divisionCodes).toEqual(['6A', '6B', '6C'])
  },
)

test.each(['college/siecle/Nomenclature.xml', 'college/siecle/zip/ExportXML_Nomenclature.zip'])(
  'the nomenclature of %s',
  async (path) => {
    const { levels, subjects } = await read(path, 'siecle-nomenclature')
    expect([levels.length, subjects.length]).toEqual([4, 20])
    expect(subjects[0]).toEqual({ code: '020700', shortCode: 'FRANC', label: 'Français' })
  },
)

test('the staff and services of STS-web', async () => {
  const { staff, teachings, identity, divisions, groups } = await read(
    'college/sts/sts_emp_0920987Y_2026.xml',
    'sts-emp',
  )
  expect(identity.name).toBe(college.name)
  expect(countBy(staff, (person) => person.staffFunction)).toEqual(college.byFonction)
  expect(staff.flatMap((person) => person.formTeacherOf)).toHaveLength(college.profsPrincipaux)
  expect(staff.filter((person) => person.stsType === 'local')).toHaveLength(2)
  expect(countBy(teachings, (teaching) => teaching.audience.kind)).toEqual({
    division: college.servicesOnDivisions,
    group: college.servicesOnGroups,
  })
  expect([divisions.length, groups.length]).toEqual([college.divisions, college.groups])
})

test('the lessons the timetable software sends back', async () => {
  const { slots, rooms, alternations, teachings } = await read('college/sts/emp_sts_0920987Y_2026.xml', 'emp-sts')
  const { timetable } = college
  expect(slots).toHaveLength(timetable.slots)
  expect(countBy(slots, (slot) => slot.alternationCode)).toEqual({
    H: timetable.weekly,
    A: timetable.weekAOnly,
    B: timetable.weekBOnly,
  })
  expect(slots.flatMap((slot) => slot.teachers)).toHaveLength(timetable.coursElements)
  expect(slots.filter((slot) => slot.coTeaching)).toHaveLength(3)
  expect(slots.filter((slot) => slot.minutes === 112)).toHaveLength(timetable.doubleSlots)
  expect(rooms).toHaveLength(timetable.rooms)
  expect(Object.fromEntries(alternations.map(({ code, mondays }) => [code, mondays.length]))).toEqual({
    H: timetable.schoolWeeks,
    A: timetable.weeksA,
    B: timetable.weeksB,
  })
  expect(teachings).toHaveLength(college.services)
})

test.each([
  ['ecole/onde/eleves/CSVExtraction.csv', ecole.pupilsWithoutIne, '1204310'],
  ['ecole/onde/eleves-ancien-entete/CSVExtraction.csv', ecole.pupils, undefined],
])('the pupils of %s', async (path, withoutIne, firstClassId) => {
  const { students, divisions } = await read(path, 'onde-students')
  expect(students).toHaveLength(ecole.pupils)
  expect(countBy(students, (student) => student.divisionCode)).toEqual(ecole.pupilsByClass)
  expect(countBy(students, (student) => student.level)).toEqual(ecole.pupilsByLevel)
  expect(students.filter((student) => !student.ine)).toHaveLength(withoutIne)
  expect(divisions.find((division) => division.code === 'CP A')?.ondeId).toBe(firstClassId)
  expect(divisions.find((division) => division.code === 'CE1/CE2')?.levels.toSorted()).toEqual(['CE1', 'CE2'])
  expect(students.find((student) => student.givenName === "Maï-Lan d'Arc")?.familyName).toBe('DANJOU')
  expect(students.find((student) => student.familyName === "L'HÉRITIER-D'ARGENT")?.birthOn).toMatch(/^20\d\d-/)
})

test('the responsables and teachers of ONDE', async () => {
  const { parents } = await read('ecole/onde/responsables/CSVExtraction.csv', 'onde-parents')
  expect(parents).toHaveLength(ecole.responsableRows)
  expect(parents.flatMap((parent) => parent.children)).toHaveLength(ecole.links)
  expect(parents.filter((parent) => !parent.email)).toHaveLength(ecole.responsablesWithoutMail)
  const { teachers } = await read('ecole/onde/enseignants/CSVExtraction.csv', 'onde-teachers')
  expect(teachers).toHaveLength(ecole.teacherRows)
  expect(teachers.filter((teacher) => teacher.isHead)).toHaveLength(1)
  expect(new Set(teachers.map((teacher) => teacher.divisionCode)).size).toBe(ecole.classes)
})
