import type { Mistake, SchoolFile, SchoolKind } from '@preau/domain/school-file'
import type { Db } from '../database.ts'

export type DoubtKind = 'duplicate' | 'homonym' | 'unmatched'
/** `key` makes the same doubt the same one at the next file; its first word is the kind of file it comes from. */
export type Doubt = { kind: DoubtKind; key: string; who: string; reason: string }

export type Change = 'created' | 'updated' | 'ended'
type Noun = 'person' | 'group' | 'link' | 'slot'

/** What one import needs to know everywhere, and what it has found and done so far. */
export interface Plan {
  db: Db
  files: SchoolFile[]
  today: string
  /** The first day of what is added now: never before the school year. */
  from: string
  school: { kind: SchoolKind; startsOn: string; schoolYear: number }
  acceptDepartures: boolean
  doubts: Doubt[]
  changes: Map<string, Change>
}

/** Nothing of the import stands: each mistake says where and why. */
export class RefusedImport extends Error {
  readonly mistakes: Mistake[]
  constructor(mistakes: Mistake[]) {
    super(mistakes.map(({ reason }) => reason).join(' '))
    this.name = 'RefusedImport'
    this.mistakes = mistakes
  }
}

/** A thing changes once: created says more than ended, ended more than updated. */
export function note({ changes }: Plan, noun: Noun, id: string, change: Change): void {
  const key = `${noun} ${id}`
  const known = changes.get(key)
  if (known === 'created' || (known === 'ended' && change === 'updated')) return
  changes.set(key, change)
}

/** The one file of a kind the import holds. */
export function fileOf<K extends SchoolFile['kind']>(
  { files }: Plan,
  kind: K,
): Extract<SchoolFile, { kind: K }> | undefined {
  const is = (file: SchoolFile): file is Extract<SchoolFile, { kind: K }> => file.kind === kind
  return files.find(is)
}

/** The later of two days. */
export const later = (one: string, other: string) => (one.localeCompare(other) < 0 ? other : one)

export const keyed = <Row>(rows: readonly Row[], key: (row: Row) => string | null | undefined) => {
  const found = new Map<string, Row>()
  for (const row of rows) {
    const name = key(row)
    if (name) found.set(name, row)
  }
  return found
}

export const grouped = <Row>(rows: readonly Row[], key: (row: Row) => string) => {
  const found = new Map<string, Row[]>()
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row])
  return found
}
