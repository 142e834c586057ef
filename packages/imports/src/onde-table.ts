import { type CsvRow, cutRow, fold, type Table } from './csv.ts'
import { type Notebook, Unreadable } from './notebook.ts'

/** For each value we keep, the folded titles it may stand under. */
export type Columns = Record<string, string[]>

/** Finds the columns; one that is `required` and missing is named as the person knows it. */
export function columnsOf(table: Table, columns: Columns, required: Record<string, string>) {
  const titles = table.header.map(fold)
  const index: Record<string, number> = {}
  for (const [name, spellings] of Object.entries(columns)) {
    const found = titles.findIndex((title) => spellings.includes(title))
    if (found !== -1) index[name] = found
  }
  const missing = Object.entries(required).filter(([name]) => index[name] === undefined)
  if (missing.length > 0) {
    const names = missing.map(([, title]) => `« ${title} »`).join(', ')
    const noun = missing.length > 1 ? 'Les colonnes' : 'La colonne'
    const verb = missing.length > 1 ? 'manquent' : 'manque'
    throw new Unreadable('ligne 1', `${noun} ${names} ${verb}. Refaites l’extraction avec toutes ses colonnes.`)
  }
  const cell = (row: CsvRow, name: string) => row.cells[index[name] ?? -1] || undefined
  const last = (names: string[]) => Math.max(...names.map((name) => index[name] ?? -1))
  return { index, cell, last }
}

/**
 * The rows to read. ONDE ends every line and may drop trailing empty cells, so a short row is complete when it reaches
 * the last column we cannot do without. The last row has to prove more when nothing ends its line: every cell there,
 * and nothing we keep standing unquoted at the very cut. A last line of one cell, as a count, is a footer.
 */
export function completeRows(table: Table, notebook: Notebook, lastNeeded: number, kept: number[]): CsvRow[] {
  const width = table.header.length
  const final = table.rows.at(-1)
  return table.rows.filter((row) => {
    const where = `ligne ${row.line}`
    const reached = row.cells.length
    if (row === final && !table.endsInLine) {
      const bareEnd = kept.includes(reached - 1) && row.cells.at(-1) !== '' && !row.quotedLast
      if (reached < width || bareEnd) {
        notebook.note(where, cutRow)
        return false
      }
    }
    if (row === final && isFooter(row)) return false
    if (reached <= lastNeeded) {
      notebook.note(
        where,
        `La ligne s’arrête après ${reached} cellules sur ${width} : elle est incomplète. Exportez le fichier à nouveau.`,
      )
      return false
    }
    if (row.cells.slice(width).some((cell) => cell !== '')) {
      notebook.note(
        where,
        'La ligne a plus de cellules que de titres : un point-virgule s’est glissé dans une cellule.',
      )
      return false
    }
    return true
  })
}

function isFooter({ cells }: CsvRow): boolean {
  const values = cells.filter((cell) => cell !== '')
  return values.length === 1 && /\d|:/.test(values[0] ?? '')
}
