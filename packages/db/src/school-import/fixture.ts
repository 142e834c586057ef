import type {
  DivisionRow,
  LinkRow,
  OndeChild,
  OndeParentRow,
  OndeParentsFile,
  OndeStudentsFile,
  ParentRow,
  SiecleParentsFile,
  SiecleStructuresFile,
  SiecleStudentsFile,
  SlotRow,
  StsStaffFile,
  StsTimetableFile,
  StudentRow,
} from '@preau/domain/school-file'

/** Small files for the tests of this folder. */
export const identity = { uai: '0920987Y', kind: 'college' as const, schoolYear: 2026 }
export const now = new Date('2026-11-23T09:20:00Z')

export const pupil = (number: number, more: Partial<StudentRow> = {}): StudentRow => ({
  eleveId: String(number),
  ine: `1636899${String(number).padStart(2, '0')}MJ`,
  familyName: `PUPIL${number}`,
  givenName: 'Zoé',
  otherGivenNames: [],
  birthOn: '2013-02-18',
  mef: '10010012110',
  divisionCode: '6A',
  groupCodes: [],
  ...more,
})

export const pupils = (students: StudentRow[]): SiecleStudentsFile => ({
  kind: 'siecle-students',
  file: 'eleves.xml',
  identity,
  students,
})

/** Pupils 1 to count. */
export const many = (count: number, more: Partial<StudentRow> = {}) =>
  Array.from({ length: count }, (_, index) => pupil(index + 1, more))

export const structures = (codes: string[], name = (code: string) => code): SiecleStructuresFile => ({
  kind: 'siecle-structures',
  file: 'structures.xml',
  identity,
  divisions: codes.map((code) => ({ code, name: name(code), mefs: ['10010012110'], levels: [] })),
  groups: [{ code: '6LAT', name: '6E LATIN', divisionCodes: codes }],
})

export const person = (personId: string, more: Partial<ParentRow> = {}): ParentRow => ({
  personId,
  civility: 'Mme',
  familyName: `PARENT${personId}`,
  givenName: 'Anne',
  isInstitution: false,
  ...more,
})

export const link = (eleveId: number, personId: string, level: LinkRow['level'] = 'legal'): LinkRow => ({
  eleveId: String(eleveId),
  personId,
  level,
  kinship: 'mother',
})

export const responsables = (parents: ParentRow[], links: LinkRow[]): SiecleParentsFile => ({
  kind: 'siecle-parents',
  file: 'responsables.xml',
  identity,
  parents,
  links,
})

const teacher = { stsType: 'epp', stsId: '1' }

export const staff = (ids: string[]): StsStaffFile => ({
  kind: 'sts-emp',
  file: 'sts_emp.xml',
  identity,
  levels: [],
  subjects: [{ code: '061300', shortCode: 'MATHS', label: 'Mathématiques' }],
  staff: ids.map((stsId) => ({
    stsType: 'epp',
    stsId,
    familyName: `STAFF${stsId}`,
    givenName: 'Ali',
    staffFunction: stsId === '9' ? 'DIR' : 'ENS',
    formTeacherOf: stsId === '1' ? ['6A'] : [],
  })),
  divisions: [{ code: '6A', name: '6A', mefs: [], levels: [] }],
  groups: [],
  teachings: ids
    .filter((stsId) => stsId !== '9')
    .map((stsId) => ({
      audience: { kind: 'division', code: '6A' },
      subjectCode: '061300',
      modality: 'CG',
      teachers: [{ stsType: 'epp', stsId }],
    })),
})

export const slot = (more: Partial<SlotRow> = {}): SlotRow => ({
  audience: { kind: 'division', code: '6A' },
  subjectCode: '061300',
  modality: 'CG',
  day: 1,
  startsAt: '08:30',
  minutes: 55,
  alternationCode: 'H',
  roomCode: 'S101',
  teachers: [teacher],
  coTeaching: false,
  ...more,
})

export const timetable = (slots: SlotRow[]): StsTimetableFile => ({
  kind: 'emp-sts',
  file: 'emp_sts.xml',
  identity,
  alternations: [{ code: 'H', label: 'Toutes', mondays: ['2026-11-16', '2026-11-23'] }],
  rooms: [{ code: 'S101' }, { code: 'S102' }],
  days: [],
  teachings: [],
  slots,
})

export const ondePupils = (students: StudentRow[], divisions: Partial<DivisionRow>[] = []): OndeStudentsFile => ({
  kind: 'onde-students',
  file: 'CSVExtraction.csv',
  students: students.map(({ eleveId: _, mef: __, ...row }) => row),
  divisions: divisions.map((division) => ({ code: 'CP A', name: 'CP A', mefs: [], levels: ['CP'], ...division })),
})

export const ondeParent = (
  familyName: string,
  children: OndeChild[],
  more: Partial<OndeParentRow> = {},
): OndeParentRow => ({
  where: 'ligne 2',
  familyName,
  givenName: 'Anne',
  civility: 'Mme',
  children,
  ...more,
})

export const ondeParents = (parents: OndeParentRow[]): OndeParentsFile => ({
  kind: 'onde-parents',
  file: 'CSVExtraction.csv',
  parents,
})
