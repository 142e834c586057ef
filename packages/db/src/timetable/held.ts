import type { Viewer } from '@preau/domain/role'
import { type AliasedExpression, sql } from 'kysely'
import { groupsSeenBy, studentsSeenBy, within } from '../access.ts'
import type { Db } from '../database.ts'

interface Days {
  from: string
  to: string
}

export interface HeldRow {
  slotId: string
  date: string
  studentId: string | null
}

/** Dated lessons of someone: which slot, on which day, for which student. */
export type Held = AliasedExpression<HeldRow, 'held'>

const heldOn = sql<string>`(week.monday + slot.day - 1)`

const holdsThatDay = (table: string) =>
  sql<boolean>`${sql.ref(`${table}.startsOn`)} <= ${heldOn} and (${sql.ref(`${table}.endsOn`)} is null or ${sql.ref(`${table}.endsOn`)} > ${heldOn})`

/** Slots on the Mondays of their alternation, while they hold, outside holidays. */
function lessonsHeld(db: Db, { from, to }: Days) {
  return db
    .selectFrom('slot')
    .innerJoin('alternationWeek as week', 'week.alternationId', 'slot.alternationId')
    .select(['slot.id as slotId', heldOn.as('date')])
    .where(sql<boolean>`week.monday > ${from}::date - 7 and week.monday <= ${to}::date`)
    .where(sql<boolean>`${heldOn} between ${from}::date and ${to}::date`)
    .where(sql<boolean>`coalesce(slot.ends_on, 'infinity') > ${from}::date`)
    .where(holdsThatDay('slot'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('holiday')
            .select('holiday.id')
            .where('holiday.startsOn', '<=', to)
            .where('holiday.endsOn', '>', from)
            .where(sql<boolean>`${heldOn} >= holiday.starts_on and ${heldOn} < holiday.ends_on`),
        ),
      ),
    )
}

const nobody = sql<string | null>`null::uuid`.as('studentId')

export type Students = ReturnType<typeof studentsSeenBy>

/** One student, or every student the viewer answers for. */
export function studentsOfViewer(db: Db, viewer: Viewer, studentId?: string): Students {
  const seen = studentsSeenBy(db, viewer)
  return studentId ? seen.where('account.id', '=', studentId) : seen
}

/** A student's lessons are those of the groups he was in on that day. */
export function heldForStudents(db: Db, students: Students, days: Days) {
  const groups = db
    .selectFrom('enrolment')
    .select('enrolment.groupId as id')
    .where(within('enrolment.studentId', students))
    .where(({ or, eb }) => or([eb('enrolment.endsOn', 'is', null), eb('enrolment.endsOn', '>', days.from)]))
  return lessonsHeld(db, days)
    .innerJoin('enrolment', 'enrolment.groupId', 'slot.groupId')
    .select('enrolment.studentId as studentId')
    .where(within('slot.groupId', groups))
    .where(within('enrolment.studentId', students))
    .where(holdsThatDay('enrolment'))
}

/** Of lessons from today on, those of today and of each person's next day with any. */
export function heldTodayAndNext(db: Db, coming: AliasedExpression<HeldRow, 'coming'>, today: string): Held {
  return db
    .selectFrom(
      db
        .selectFrom(coming)
        .select(['coming.slotId', 'coming.date', 'coming.studentId'])
        .select(
          sql<string>`min(coming.date) filter (where coming.date > ${today}::date) over (partition by coming.student_id)`.as(
            'nextOn',
          ),
        )
        .as('near'),
    )
    .select(['near.slotId', 'near.date', 'near.studentId'])
    .where(({ or, eb, ref }) => or([eb('near.date', '=', today), eb('near.date', '=', ref('near.nextOn'))]))
    .as('held')
}

/** A teacher's own lessons, in the groups still taught. */
export function heldByTeacher(db: Db, viewer: Viewer, days: Days) {
  return lessonsHeld(db, days)
    .select(nobody)
    .where(within('slot.id', db.selectFrom('slotTeacher').select('slotId as id').where('teacherId', '=', viewer.id)))
    .where(within('slot.groupId', groupsSeenBy(db, viewer)))
}

/** What a class lives: its own lessons and those of its groups, as far as the viewer sees them. */
export function heldForGroup(db: Db, viewer: Viewer, groupId: string, days: Days) {
  return lessonsHeld(db, days)
    .select(nobody)
    .where(within('slot.groupId', groupsSeenBy(db, viewer)))
    .where('slot.groupId', 'in', ({ selectFrom, val }) =>
      selectFrom('groupDivision')
        .select('groupDivision.groupId as id')
        .where('groupDivision.divisionId', '=', groupId)
        .union(selectFrom('teachingGroup').select('teachingGroup.id').where('teachingGroup.id', '=', val(groupId))),
    )
}

/** One slot on one day, in whatever group the viewer sees. */
export function heldThere(db: Db, viewer: Viewer, days: Days) {
  return lessonsHeld(db, days)
    .select(nobody)
    .where(within('slot.groupId', groupsSeenBy(db, viewer)))
}

export async function seesStudent(db: Db, viewer: Viewer, studentId: string) {
  const row = await studentsOfViewer(db, viewer, studentId).executeTakeFirst()
  return row !== undefined
}
