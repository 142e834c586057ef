import type { DivisionRow, OndeStudentsFile, StudentRow } from '@preau/domain/school-file'
import type { CsvRow, Table } from './csv.ts'
import type { Notebook } from './notebook.ts'
import { type Columns, columnsOf, completeRows } from './onde-table.ts'
import { readDay, readIne, readSex } from './value.ts'

const columns: Columns = {
  familyName: ['nomeleve', 'nomdefamilleeleve'],
  givenName: ['prenomeleve', 'prenom'],
  birthOn: ['datenaissance', 'datedenaissance', 'datedenaissanceeleve', 'ne(e)le', 'neele'],
  division: ['libelleclasse', 'classe', 'classeouregroupement', 'classes'],
  usageName: ['nomdusageeleve', 'nomusageeleve'],
  secondName: ['deuxiemeprenom'],
  thirdName: ['troisiemeprenom'],
  sex: ['sexe'],
  ine: ['ine'],
  level: ['niveau'],
  ondeId: ['identifiantclasse'],
  enteredOn: ['dateinscription'],
}
const titles = {
  familyName: 'Nom élève',
  givenName: 'Prénom élève',
  birthOn: 'Date naissance',
  division: 'Libellé classe',
  usageName: 'Nom d’usage élève',
  level: 'Niveau',
}
// A row that reaches these says enough.
const needed = ['familyName', 'givenName', 'birthOn', 'division']

export function readOndeStudents(table: Table, notebook: Notebook): OndeStudentsFile {
  const at = columnsOf(table, columns, titles)
  const students: StudentRow[] = []
  const divisions = new Map<string, DivisionRow>()
  for (const row of completeRows(table, notebook, at.last(needed), Object.values(at.index))) {
    const student = readStudent(row, at.cell, notebook)
    if (!student) continue
    students.push(student)
    addDivision(divisions, student, at.cell(row, 'ondeId'), `ligne ${row.line}`, notebook)
  }
  if (students.length === 0 && notebook.mistakes.length === 0)
    notebook.note('ligne 2', 'Le fichier ne contient aucun élève. Refaites l’extraction.')
  return { kind: 'onde-students', file: notebook.file, students, divisions: [...divisions.values()] }
}

type Cell = (row: CsvRow, name: string) => string | undefined

function readStudent(row: CsvRow, cell: Cell, notebook: Notebook): StudentRow | undefined {
  const where = `ligne ${row.line}`
  const familyName = cell(row, 'familyName')
  const givenName = cell(row, 'givenName')
  const written = cell(row, 'birthOn')
  const birthOn = readDay(written ?? '')
  if (!familyName || !givenName) {
    notebook.note(
      where,
      'Le nom ou le prénom de l’élève manque. Complétez sa fiche dans ONDE, puis refaites l’extraction.',
    )
    return undefined
  }
  if (!birthOn) {
    const wrong = written ? `La date de naissance « ${written} » n’existe pas` : 'La date de naissance manque'
    notebook.note(where, `${wrong} (${givenName} ${familyName}). Corrigez-la dans ONDE, puis refaites l’extraction.`)
    return undefined
  }
  return {
    ine: readIne(cell(row, 'ine')),
    familyName,
    givenName,
    usageName: cell(row, 'usageName'),
    otherGivenNames: [cell(row, 'secondName'), cell(row, 'thirdName')].filter((name) => name !== undefined),
    birthOn,
    sex: readSex(cell(row, 'sex')),
    enteredOn: readDay(cell(row, 'enteredOn') ?? ''),
    level: cell(row, 'level'),
    divisionCode: cell(row, 'division'),
    groupCodes: [],
  }
}

function addDivision(
  divisions: Map<string, DivisionRow>,
  { divisionCode, level }: StudentRow,
  ondeId: string | undefined,
  where: string,
  notebook: Notebook,
): void {
  if (!divisionCode) return
  const division = divisions.get(divisionCode) ?? {
    code: divisionCode,
    name: divisionCode,
    mefs: [],
    levels: [],
    ondeId,
  }
  if (division.ondeId !== ondeId)
    notebook.note(
      where,
      `Deux classes portent le libellé « ${divisionCode} ». Donnez-leur des libellés différents dans ONDE.`,
    )
  if (level && !division.levels.includes(level)) division.levels.push(level)
  divisions.set(divisionCode, division)
}
