import type { StudentRow } from '@preau/domain/school-file'
import { sql } from 'kysely'
import type { Groups } from './groups.ts'
import { grouped, later, note, type Plan } from './plan.ts'
import { insertAll } from './write.ts'

/** Where each pupil of the file belongs now; no row for who has left. */
export type Places = Map<string, { row?: StudentRow; isNew: boolean }>

export async function listEnrolments({ db }: Plan) {
  return await db
    .selectFrom('enrolment')
    .innerJoin('teachingGroup', 'teachingGroup.id', 'enrolment.groupId')
    .select(['enrolment.studentId', 'enrolment.groupId', 'enrolment.startsOn', 'teachingGroup.kind'])
    .where('enrolment.endsOn', 'is', null)
    .execute()
}
export type Enrolled = Awaited<ReturnType<typeof listEnrolments>>[number]

/** A pupil who changes class ends one enrolment and starts another: what was seen there stays dated. */
export async function saveEnrolments(plan: Plan, groups: Groups, places: Places, open: Enrolled[]) {
  const { db, today, from, school } = plan
  const openOf = grouped(open, (enrolment) => enrolment.studentId)
  const starts = []
  const ends = []
  for (const [studentId, { row, isNew }] of places) {
    const held = openOf.get(studentId) ?? []
    const wanted = groupsOf(row, groups)
    const entered = row?.enteredOn && row.enteredOn > school.startsOn ? row.enteredOn : school.startsOn
    for (const groupId of wanted)
      if (!held.some((enrolment) => enrolment.groupId === groupId))
        starts.push({ studentId, groupId, startsOn: isNew ? entered : from, endsOn: null })
    for (const { groupId, startsOn } of held)
      if (!wanted.has(groupId)) ends.push({ studentId, groupId, startsOn, endsOn: later(startsOn, today) })
  }
  for (const { studentId } of [...starts, ...ends]) note(plan, 'person', studentId, 'updated')
  await setEnds(plan, ends)
  await insertAll(db, 'enrolment', starts)
  // Gone and back on one day: the row that began that day is open again.
  const again = starts.filter(({ startsOn, studentId }) => startsOn === from && !places.get(studentId)?.isNew)
  await setEnds(plan, again)
}

type Dated = { studentId: string; groupId: string; startsOn: string; endsOn: string | null }

async function setEnds({ db }: Plan, rows: Dated[]) {
  if (rows.length === 0) return
  await sql`
    update enrolment as kept set ends_on = given."endsOn"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as given("studentId" uuid, "groupId" uuid, "startsOn" date, "endsOn" date)
    where kept.student_id = given."studentId" and kept.group_id = given."groupId"
      and kept.starts_on = given."startsOn"`.execute(db)
}

/** A pupil without a class waits: no group either. */
function groupsOf(row: StudentRow | undefined, groups: Groups): Set<string> {
  const division = row?.divisionCode ? groups.idOf({ kind: 'division', code: row.divisionCode }) : undefined
  if (!row || !division) return new Set()
  const others = row.groupCodes.map((code) => groups.idOf({ kind: 'group', code }))
  return new Set([division, ...others.filter((id) => id !== undefined)])
}
