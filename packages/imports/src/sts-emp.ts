import type {
  Audience,
  DivisionRow,
  GroupRow,
  LevelRow,
  StaffRef,
  StaffRow,
  StsStaffFile,
  SubjectRow,
  TeachingRow,
} from '@preau/domain/school-file'
import type { Notebook } from './notebook.ts'
import { codesIn, readLevel, readStructure, readSubject } from './siecle.ts'
import { noteTwice, readHead, whereIs } from './siecle-head.ts'
import { schoolName } from './sts-name.ts'
import { filled, readCivility, readDay, readSex } from './value.ts'
import { elementsIn, type Records, textAt, type XmlElement } from './xml.ts'

/** STS_EDT: the staff, and the services each has with a division or a group. */
export function stsStaff(notebook: Notebook): { records: Records; finish: () => StsStaffFile } {
  let parameters: XmlElement | undefined
  const levels: LevelRow[] = []
  const subjects: SubjectRow[] = []
  const staff = new Map<string, StaffRow>()
  const divisions: DivisionRow[] = []
  const groups: GroupRow[] = []
  const teachings: TeachingRow[] = []
  const records: Records = {
    PARAMETRES: (element) => {
      parameters = element
    },
    MEF: (element) => {
      const level = readLevel(element)
      if (level) levels.push(level)
    },
    MATIERE: (element) => {
      const subject = readSubject(element)
      if (subject) subjects.push(subject)
    },
    INDIVIDU: (element) => {
      const person = readPerson(element, notebook)
      if (!person) return
      const key = `${person.stsType} ${person.stsId}`
      if (staff.has(key)) noteTwice(notebook, element, person.stsId)
      staff.set(key, person)
    },
    DIVISION: (element) => {
      const structure = readStructure(element, notebook)
      if (!structure) return
      divisions.push({ ...structure, mefs: codesIn(element, 'MEF_APPARTENANCE', 'CODE_MEF'), levels: [] })
      teachings.push(...readTeachings(element, { kind: 'division', code: structure.code }, notebook))
    },
    GROUPE: (element) => {
      const structure = readStructure(element, notebook)
      if (!structure) return
      groups.push({ ...structure, divisionCodes: codesIn(element, 'DIVISION_APPARTENANCE', 'CODE_STRUCTURE') })
      teachings.push(...readTeachings(element, { kind: 'group', code: structure.code }, notebook))
    },
  }
  const finish = (): StsStaffFile => {
    const head = readHead(parameters, schoolName(parameters))
    if (staff.size === 0 && notebook.mistakes.length === 0)
      notebook.note('INDIVIDUS', 'Le fichier ne contient personne. Refaites l’export.')
    const rows = { levels, subjects, staff: [...staff.values()], divisions, groups, teachings }
    return { kind: 'sts-emp', file: notebook.file, ...head, ...rows }
  }
  return { records, finish }
}

function readPerson(element: XmlElement, notebook: Notebook): StaffRow | undefined {
  const get = (name: string) => filled(textAt(element, name))
  const ref = readStaffRef(element)
  const where = whereIs(element, ref?.stsId)
  const birthName = get('NOM_PATRONYMIQUE')
  const familyName = get('NOM_USAGE') ?? birthName
  const givenName = get('PRENOM')
  if (!ref) notebook.note(where, 'La personne n’a pas d’ID. Refaites l’export.')
  if (!familyName || !givenName) notebook.note(where, 'Le nom ou le prénom manque. Complétez la fiche dans STS-web.')
  if (!ref || !familyName || !givenName) return undefined
  return {
    ...ref,
    sex: readSex(get('SEXE')),
    civility: readCivility(get('CIVILITE')),
    familyName,
    birthName: birthName === familyName ? undefined : birthName,
    givenName,
    birthOn: readDay(get('DATE_NAISSANCE') ?? ''),
    staffFunction: get('FONCTION'),
    formTeacherOf: codesIn(element, 'PROF_PRINC', 'CODE_STRUCTURE'),
  }
}

/** `epp` is the State's own file of staff, the usual case. */
export function readStaffRef(element: XmlElement): StaffRef | undefined {
  const stsId = filled(element.attributes['ID'])
  return stsId ? { stsType: filled(element.attributes['TYPE'])?.toLowerCase() ?? 'epp', stsId } : undefined
}

/** One row per service: the same subject twice for one audience is one, with all its teachers. */
export function readTeachings(structure: XmlElement, audience: Audience, notebook: Notebook): TeachingRow[] {
  const services = new Map<string, TeachingRow>()
  for (const element of elementsIn(structure, 'SERVICE')) {
    const subjectCode = filled(element.attributes['CODE_MATIERE'])
    if (!subjectCode) {
      notebook.note(whereIs(element), `Un service de ${audience.code} n’a pas de matière. Refaites l’export.`)
      continue
    }
    const modality = filled(element.attributes['CODE_MOD_COURS'])
    const key = `${subjectCode} ${modality}`
    const teaching = services.get(key) ?? { audience, subjectCode, modality, teachers: [] }
    for (const teacher of elementsIn(element, 'ENSEIGNANT')) {
      const ref = readStaffRef(teacher)
      if (ref && !teaching.teachers.some((known) => isSame(known, ref))) teaching.teachers.push(ref)
    }
    services.set(key, teaching)
  }
  return [...services.values()]
}

export function isSame(one: StaffRef, other: StaffRef): boolean {
  return one.stsType === other.stsType && one.stsId === other.stsId
}
