import { fold } from '@preau/domain/name'
import type { StudentRow } from '@preau/domain/school-file'
import { type Doubt, grouped, keyed } from './plan.ts'

/** What the database knows of a pupil, as far as recognising one goes. */
export type KnownStudent = {
  id: string
  siecleStudentId: string | null
  ine: string | null
  familyName: string
  givenName: string
  birthOn: string | null
}

const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${givenName} ${familyName}`

const identityOf = (person: { familyName: string; givenName: string; birthOn: string | null }) =>
  `${fold(person.familyName)}|${fold(person.givenName)}|${person.birthOn}`

/**
 * Which pupil each row is, in the ministry's own order: ELEVE_ID, then INE, then names and birth date. What could be
 * two pupils is none: a new account is easier to undo than a wrong one.
 */
export function matchStudents<Known extends KnownStudent>(known: Known[], rows: StudentRow[]): Map<StudentRow, Known> {
  const matches = new Map<StudentRow, Known>()
  const taken = new Set<Known>()
  const inFile = new Set(rows.map((row) => row.eleveId))
  const isFree = (student: Known | undefined): student is Known =>
    student !== undefined && !taken.has(student) && !(student.siecleStudentId && inFile.has(student.siecleStudentId))
  const take = (row: StudentRow, student: Known) => {
    matches.set(row, student)
    taken.add(student)
  }

  const byEleveId = keyed(known, (student) => student.siecleStudentId)
  for (const row of rows) {
    const student = row.eleveId ? byEleveId.get(row.eleveId) : undefined
    if (student) take(row, student)
  }
  const byIne = keyed(known, (student) => student.ine)
  for (const row of rows) {
    const student = row.ine && !matches.has(row) ? byIne.get(row.ine) : undefined
    if (isFree(student)) take(row, student)
  }
  const rest = grouped(
    rows.filter((row) => !matches.has(row)),
    identityOf,
  )
  const free = grouped(known.filter(isFree), identityOf)
  for (const [identity, [row, ...others]] of rest) {
    const [student, ...homonyms] = free.get(identity) ?? []
    if (row && student && others.length === 0 && homonyms.length === 0) take(row, student)
  }
  return matches
}

/** Rows that may be one pupil. ONDE's have no id: the second of two that nothing tells apart is left out. */
export function sortOut(rows: StudentRow[], source: 'siecle' | 'onde'): { rows: StudentRow[]; doubts: Doubt[] } {
  const doubts: Doubt[] = []
  const left = new Set<StudentRow>()
  const doubt = (who: StudentRow, key: string, reason: string) =>
    doubts.push({ kind: 'duplicate', key: `${source}-students:${key}`, who: nameOf(who), reason })
  for (const [identity, [first, ...others]] of grouped(rows, identityOf)) {
    if (!first || others.length === 0) continue
    const alike = others.filter((row) => source === 'onde' && (!row.ine || !first.ine || row.ine === first.ine))
    for (const row of alike) left.add(row)
    doubt(first, identity, 'Deux lignes portent ces nom, prénom et date de naissance. Est-ce le même élève ?')
  }
  const byIne = grouped(
    rows.filter((row) => row.ine && !left.has(row)),
    (row) => row.ine ?? '',
  )
  const shared = new Set<string>()
  for (const [ine, [first, ...others]] of byIne) {
    if (!first || others.length === 0) continue
    shared.add(ine)
    const names = others.map(nameOf).join(', ')
    doubt(first, ine, `Le même INE est donné à ${names}. Il n’est retenu pour personne.`)
  }
  const kept = rows.filter((row) => !left.has(row))
  return { rows: kept.map((row) => (row.ine && shared.has(row.ine) ? { ...row, ine: undefined } : row)), doubts }
}
