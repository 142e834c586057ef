import { CsvError, parse } from 'csv-parse/sync'
import { decode } from './decode.ts'
import { Unreadable } from './notebook.ts'
import { clean } from './value.ts'

export type CsvRow = { line: number; cells: string[]; quotedLast: boolean }
/** `endsInLine` is false when the last row has no end of line: a download cut short looks like that. */
export type Table = { header: string[]; rows: CsvRow[]; endsInLine: boolean }

const longestRow = 65_536
// The longest thing ONDE writes is an address.
const longestCell = 1000
const mostRows = 100_000

/** What two spellings of one column share: no case, accent, blank, apostrophe or star. */
export function fold(title: string): string {
  return title
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}()]/gu, '')
    .toLowerCase()
}

type Parsed = { record: string[]; line: number }

/** The header and the rows of a `;` file; rows that hold nothing are left out. */
export function readCsv(bytes: Uint8Array): Table {
  const text = decode(bytes)
  const parsed = cut(text)
  const [first, ...others] = parsed
  if (!first) throw new Unreadable('ligne 1', 'Le fichier est vide.')
  const header = first.record.map(clean)
  if (header.length < 3)
    throw new Unreadable(
      'ligne 1',
      'Les colonnes ne sont pas séparées par des points-virgules. Exportez le fichier à nouveau, sans le modifier.',
    )
  const last = text.trimEnd().endsWith('"')
  const rows = others
    .map(({ record, line }, index) => ({
      line,
      cells: record.map(clean),
      quotedLast: index === others.length - 1 && last,
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (rows.length > mostRows) throw new Unreadable(`ligne ${mostRows}`, 'Le fichier a trop de lignes pour une école.')
  return { header, rows, endsInLine: /[\r\n]\s*$/.test(text) }
}

function cut(text: string): Parsed[] {
  const rows: Parsed[] = []
  try {
    parse(text, {
      delimiter: ';',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      on_record: (record: string[], { lines }) => {
        if (record.some((cell) => cell.length > longestCell)) throw new Unreadable(`ligne ${lines}`, hugeCell)
        rows.push({ record, line: lines })
        return null
      },
    })
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = `ligne ${String(error['lines'] ?? '?')}`
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new Unreadable(line, hugeCell)
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new Unreadable(line, cutRow)
    throw new Unreadable(
      line,
      'Cette ligne n’est pas lisible : un guillemet n’est pas à sa place. Exportez le fichier à nouveau.',
    )
  }
}

const hugeCell = 'Une cellule de cette ligne est démesurée. Exportez le fichier à nouveau, sans le modifier.'

export const cutRow =
  'La dernière ligne est coupée. Exportez le fichier à nouveau et vérifiez que le téléchargement est complet.'
