import type { OndeChild, OndeParentRow, OndeParentsFile } from '@preau/domain/school-file'
import { type CsvRow, fold, type Table } from './csv.ts'
import { type Notebook, Unreadable } from './notebook.ts'
import { type Columns, columnsOf, completeRows } from './onde-table.ts'
import { readCivility, readDay, readEmail, readPhone } from './value.ts'

const columns: Columns = {
  familyName: ['nomresponsable', 'nomdefamilleresponsable'],
  givenName: ['prenomresponsable'],
  civility: ['civiliteresponsable', 'civilite'],
  usageName: ['nomusageresponsable', 'nomdusageresponsable'],
  email: ['courriel', 'courrielresponsable'],
  phone: ['telephonedomicile'],
  mobile: ['telephoneportable'],
}
// The way to reach somebody is asked for as well: without its column, an import would erase it for everybody.
const titles = {
  familyName: 'Nom responsable',
  givenName: 'Prénom responsable',
  civility: 'Civilité Responsable',
  usageName: 'Nom usage responsable',
  email: 'Courriel',
  phone: 'Téléphone domicile',
  mobile: 'Téléphone portable',
}

export function readOndeParents(table: Table, notebook: Notebook): OndeParentsFile {
  const at = columnsOf(table, columns, titles)
  const blocks = childBlocks(table.header)
  const first = blocks[0]
  if (!first) throw new Unreadable('ligne 1', missing('Nom de famille enfant'))
  const kept = [...Object.values(at.index), ...blocks.flatMap((block) => Object.values(block))]
  const parents: OndeParentRow[] = []
  for (const row of completeRows(table, notebook, Math.max(...Object.values(first)), kept)) {
    const where = `ligne ${row.line}`
    const familyName = at.cell(row, 'familyName') ?? at.cell(row, 'usageName')
    if (!familyName) {
      notebook.note(where, 'Le nom du responsable manque. Complétez sa fiche dans ONDE, puis refaites l’extraction.')
      continue
    }
    const children = blocks
      .map((block) => readChild(row, block, where, notebook))
      .filter((child) => child !== undefined)
    parents.push({
      where,
      familyName,
      givenName: at.cell(row, 'givenName'),
      usageName: at.cell(row, 'usageName'),
      civility: readCivility(at.cell(row, 'civility')),
      email: readEmail(at.cell(row, 'email')),
      phone: readPhone(at.cell(row, 'phone')),
      mobile: readPhone(at.cell(row, 'mobile')),
      children,
    })
  }
  if (parents.length === 0 && notebook.mistakes.length === 0)
    notebook.note('ligne 2', 'Le fichier ne contient aucun responsable. Refaites l’extraction.')
  return { kind: 'onde-parents', file: notebook.file, parents }
}

type Block = { familyName: number; givenName: number; division: number; usageName?: number; birthOn?: number }

/** The children's titles come up to three times alike: only their place tells them apart. */
function childBlocks(header: string[]): Block[] {
  const isChild = (title: string) => /enfants?\d*$|eleves?\d*$/.test(title)
  const all = header.map((title) => fold(title))
  const start = all.findIndex(isChild)
  if (start === -1) return []
  const names = all.slice(start).map((title) => title.replace(/\d+$/, ''))
  const repeat = names.indexOf(names[0] ?? '', 1)
  const size = repeat === -1 ? names.length : repeat
  const place = (pattern: RegExp) => names.slice(0, size).findIndex((name) => pattern.test(name))
  const found = {
    familyName: place(/^nom(defamille)?(enfant|eleve)/),
    givenName: place(/^prenom/),
    division: place(/^(libelle)?classes?/),
    usageName: place(/^nomd?usage/),
    birthOn: place(/^(date(de)?naissance|nee?)/),
  }
  if (found.familyName === -1) throw new Unreadable('ligne 1', missing('Nom de famille enfant'))
  if (found.givenName === -1) throw new Unreadable('ligne 1', missing('Prénom enfant'))
  if (found.division === -1) throw new Unreadable('ligne 1', missing('Classes enfants'))
  // One title taken away from one child shifts all the others: nobody would be linked to the right one any more.
  const odd = names.findIndex((name, index) => name !== names[index % size])
  if (odd !== -1 || names.length % size !== 0) {
    throw new Unreadable('ligne 1', missing(header[start + ((odd === -1 ? names.length : odd) % size)] ?? ''))
  }
  const count = names.length / size
  return Array.from({ length: count }, (_, block) => {
    const shift = start + block * size
    const optional = (index: number) => (index === -1 ? undefined : shift + index)
    return {
      familyName: shift + found.familyName,
      givenName: shift + found.givenName,
      division: shift + found.division,
      usageName: optional(found.usageName),
      birthOn: optional(found.birthOn),
    }
  })
}

function missing(title: string): string {
  return `La colonne « ${title} » manque. Refaites l’extraction avec toutes ses colonnes.`
}

function readChild(row: CsvRow, block: Block, where: string, notebook: Notebook): OndeChild | undefined {
  const cell = (index: number | undefined) => (index === undefined ? undefined : row.cells[index] || undefined)
  const usageName = cell(block.usageName)
  const familyName = cell(block.familyName) ?? usageName
  const givenName = cell(block.givenName)
  const divisionCode = cell(block.division)
  if (!familyName && !givenName && !divisionCode) return undefined
  if (!familyName || !givenName) {
    notebook.note(
      where,
      'Le nom ou le prénom d’un enfant manque. Complétez sa fiche dans ONDE, puis refaites l’extraction.',
    )
    return undefined
  }
  return { usageName, familyName, givenName, divisionCode, birthOn: readDay(cell(block.birthOn) ?? '') }
}
