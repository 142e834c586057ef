import type { StudentRow } from '@preau/domain/school-file'
import type { Enrolled } from './enrolments.ts'
import { type Plan, RefusedImport } from './plan.ts'

const largestShare = 0.2

type Before<Student> = {
  present: Student[]
  matches: Map<StudentRow, Student>
  open: Enrolled[]
  isGone: (row: StudentRow) => boolean
}

/** A file that would empty the school is more often a partial export than an exodus: a person has to say so. */
export function refuseDepartures<Student extends { id: string }>(
  plan: Plan,
  file: string,
  before: Before<Student>,
): void {
  const { present, matches, open, isGone } = before
  if (plan.acceptDepartures || present.length === 0) return
  const enrolled = new Set(open.filter(({ kind }) => kind === 'division').map(({ studentId }) => studentId))
  const staying = new Set<Student>()
  for (const [row, student] of matches)
    if (!isGone(row) && (row.divisionCode || !enrolled.has(student.id))) staying.add(student)
  const leaving = present.filter((student) => !staying.has(student)).length
  if (leaving <= present.length * largestShare) return
  throw new RefusedImport([
    {
      file,
      where: 'ensemble du fichier',
      reason: `Ce fichier retirerait ${leaving} élèves sur ${present.length}, plus d’un sur cinq. S’il est complet, relancez avec --accept-departures.`,
    },
  ])
}
