import type { SiecleStudentsFile, StudentRow } from '@preau/domain/school-file'
import type { Notebook } from './notebook.ts'
import { noteTwice, readHead, whereIs } from './siecle-head.ts'
import { filled, readDay, readEmail, readIne, readPhone, readSex } from './value.ts'
import { elementsIn, type Records, textAt, type XmlElement } from './xml.ts'

/** BEE_ELEVES: who the pupils are, then which division and groups each is in. */
export function siecleStudents(notebook: Notebook): { records: Records; finish: () => SiecleStudentsFile } {
  let parameters: XmlElement | undefined
  const students = new Map<string, StudentRow>()
  const records: Records = {
    PARAMETRES: (element) => {
      parameters = element
    },
    ELEVE: (element) => {
      const student = readStudent(element, notebook)
      if (!student?.eleveId) return
      if (students.has(student.eleveId)) noteTwice(notebook, element, student.eleveId)
      students.set(student.eleveId, student)
    },
    STRUCTURES_ELEVE: (element) => {
      const student = students.get(element.attributes['ELEVE_ID'] ?? '')
      if (student) place(student, element)
    },
  }
  const finish = (): SiecleStudentsFile => {
    const head = readHead(parameters)
    if (students.size === 0 && notebook.mistakes.length === 0)
      notebook.note('ELEVES', 'Le fichier ne contient aucun élève. Refaites l’export.')
    return { kind: 'siecle-students', file: notebook.file, ...head, students: [...students.values()] }
  }
  return { records, finish }
}

function readStudent(element: XmlElement, notebook: Notebook): StudentRow | undefined {
  const get = (name: string) => filled(textAt(element, name))
  const eleveId = filled(element.attributes['ELEVE_ID'])
  const where = whereIs(element, eleveId)
  const familyName = get('NOM_DE_FAMILLE') ?? get('NOM')
  const givenName = get('PRENOM')
  const birthOn = readDay(get('DATE_NAISS') ?? '')
  if (!eleveId) notebook.note(where, 'L’élève n’a pas d’ELEVE_ID. Refaites l’export.')
  if (!familyName) notebook.note(where, 'Le nom de famille manque. Complétez la fiche de l’élève dans SIECLE.')
  if (!givenName) notebook.note(where, 'Le prénom manque. Complétez la fiche de l’élève dans SIECLE.')
  if (!birthOn) noteDay(notebook, where, 'DATE_NAISS', get('DATE_NAISS'))
  const enteredOn = day(get('DATE_ENTREE'), 'DATE_ENTREE', where, notebook)
  const leftOn = day(get('DATE_SORTIE'), 'DATE_SORTIE', where, notebook)
  if (!eleveId || !familyName || !givenName || !birthOn) return undefined
  return {
    eleveId,
    ine: readIne(get('ID_NATIONAL') ?? get('INE_RNIE') ?? get('INE_BEA')),
    elenoet: filled(element.attributes['ELENOET']) ?? get('ELENOET'),
    familyName,
    usageName: get('NOM_USAGE'),
    givenName,
    otherGivenNames: [get('PRENOM2'), get('PRENOM3')].filter((name) => name !== undefined),
    birthOn,
    sex: readSex(get('CODE_SEXE')),
    email: readEmail(get('MEL')),
    phone: readPhone(get('TEL_PORTABLE')),
    enteredOn,
    leftOn,
    mef: get('CODE_MEF'),
    groupCodes: [],
  }
}

function day(written: string | undefined, name: string, where: string, notebook: Notebook): string | undefined {
  const read = readDay(written ?? '')
  if (written && !read) noteDay(notebook, where, name, written)
  return read
}

function noteDay(notebook: Notebook, where: string, name: string, written: string | undefined): void {
  const wrong = written ? `La date « ${written} » (${name}) n’existe pas` : `La date ${name} manque`
  notebook.note(where, `${wrong}. Corrigez la fiche de l’élève dans SIECLE, puis refaites l’export.`)
}

/** `Inactifs` is no class: those it holds wait for one. */
function place(student: StudentRow, element: XmlElement): void {
  for (const structure of elementsIn(element, 'STRUCTURE')) {
    const code = filled(textAt(structure, 'CODE_STRUCTURE'))
    if (!code || /^inactifs?$/i.test(code)) continue
    if (filled(textAt(structure, 'TYPE_STRUCTURE')) === 'D') student.divisionCode = code
    else if (!student.groupCodes.includes(code)) student.groupCodes.push(code)
  }
}
