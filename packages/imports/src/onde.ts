import type { OndeTeacherRow, SchoolFile } from '@preau/domain/school-file'
import { fold, readCsv, type Table } from './csv.ts'
import { type Notebook, Unreadable } from './notebook.ts'
import { readOndeParents } from './onde-parents.ts'
import { readOndeStudents } from './onde-students.ts'
import { type Columns, columnsOf, completeRows } from './onde-table.ts'
import { readCivility, readEmail, readYes } from './value.ts'

/** ONDE's three lists share one file name: the header tells them apart. */
export function readOnde(bytes: Uint8Array, notebook: Notebook): SchoolFile {
  const table = readCsv(bytes)
  const titles = table.header.map(fold)
  if (titles.some((title) => title.includes('responsable'))) return readOndeParents(table, notebook)
  if (titles.some((title) => /^(nom|prenom|nomdusage|nomdefamille)eleve$/.test(title)) || titles.includes('niveau'))
    return readOndeStudents(table, notebook)
  if (titles.includes('directeur') || (titles.includes('nom') && titles.includes('classe')))
    return readTeachers(table, notebook)
  throw new Unreadable(
    'ligne 1',
    'Les titres des colonnes ne sont ceux d’aucune liste connue. Exportez d’ONDE les élèves, les responsables ou les enseignants.',
  )
}

const teacherColumns: Columns = {
  familyName: ['nom'],
  givenName: ['prenom'],
  division: ['classe', 'classes', 'libelleclasse'],
  civility: ['civilite'],
  usageName: ['nomusage', 'nomdusage'],
  email: ['courriel', 'mel'],
  head: ['directeur'],
}

const teacherTitles = {
  familyName: 'Nom',
  givenName: 'Prénom',
  division: 'Classe',
  civility: 'Civilité',
  email: 'Courriel',
  head: 'Directeur',
}

function readTeachers(table: Table, notebook: Notebook): SchoolFile {
  const at = columnsOf(table, teacherColumns, teacherTitles)
  const teachers: OndeTeacherRow[] = []
  for (const row of completeRows(table, notebook, at.last(['familyName', 'givenName']), Object.values(at.index))) {
    const where = `ligne ${row.line}`
    const familyName = at.cell(row, 'familyName') ?? at.cell(row, 'usageName')
    const givenName = at.cell(row, 'givenName')
    if (!familyName || !givenName) {
      notebook.note(where, 'Le nom ou le prénom manque. Complétez la fiche de la personne dans ONDE.')
      continue
    }
    teachers.push({
      where,
      familyName,
      givenName,
      usageName: at.cell(row, 'usageName'),
      civility: readCivility(at.cell(row, 'civility')),
      email: readEmail(at.cell(row, 'email')),
      isHead: readYes(at.cell(row, 'head')) ?? false,
      divisionCode: at.cell(row, 'division'),
    })
  }
  if (teachers.length === 0 && notebook.mistakes.length === 0)
    notebook.note('ligne 2', 'Le fichier ne contient aucun enseignant. Refaites l’extraction.')
  return { kind: 'onde-teachers', file: notebook.file, teachers }
}
