import { addDays, mondayOf } from '@preau/domain/day'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { groupsSeenBy, studentsSeenBy, within } from './access.ts'
import type { Db } from './database.ts'
import { lineOf, workOfStudents } from './homework/lines.ts'
import { copiesSeenBy, isUnread } from './messaging/seen.ts'
import { type Held, heldByTeacher, heldForStudents, heldTodayAndNext } from './timetable/held.ts'
import { listLessons } from './timetable/week.ts'

/** How far one looks for the next day with lessons: longer than any holiday but summer's. */
const horizon = 28

/** Everything of a home that is neither a lesson nor homework: who, when, holidays, unread threads. */
export async function findHomeFrame(db: Db, viewer: Viewer) {
  const { today } = viewer
  return await db
    .selectFrom('account')
    .innerJoin('school', (join) => join.onTrue())
    .select(['account.givenName', 'account.familyName', 'account.usageName', 'account.civility'])
    .select(['school.kind', 'school.startsOn', 'school.endsOn'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('schoolWeek')
          .select(['schoolWeek.monday', 'schoolWeek.weekKind'])
          .where('schoolWeek.monday', '>=', mondayOf(today))
          .where('schoolWeek.monday', '<=', addDays(today, horizon)),
      ).as('weeks'),
      jsonArrayFrom(
        eb
          .selectFrom('holiday')
          .select(['holiday.name', 'holiday.startsOn', 'holiday.endsOn'])
          .where('holiday.startsOn', '<=', addDays(today, horizon))
          .where('holiday.endsOn', '>', today),
      ).as('holidays'),
    ])
    .select(copiesSeenBy(db, viewer).where(isUnread).select(sql<number>`count(*)::int`.as('count')).as('unread'))
    .where('account.id', '=', viewer.id)
    .executeTakeFirst()
}

/** Feedback returned this last week to the students of this viewer. */
export async function listReturned(db: Db, viewer: Viewer, now: Date) {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  return await db
    .selectFrom('submission')
    .innerJoin('feedback', 'feedback.submissionId', 'submission.id')
    .innerJoin('homework', 'homework.id', 'submission.homeworkId')
    .leftJoin('subject', 'subject.id', 'homework.subjectId')
    .select(['homework.id as homeworkId', 'homework.title', 'submission.studentId', 'feedback.returnedAt'])
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue'])
    .where(within('submission.studentId', studentsSeenBy(db, viewer)))
    .where('submission.submittedAt', '>', ago(120))
    .where('feedback.returnedAt', '>', ago(7))
    .where(within('homework.groupId', groupsSeenBy(db, viewer)))
    .orderBy('feedback.returnedAt', 'desc')
    .limit(20)
    .execute()
}

/** Today's lessons and the next day's, of every student this viewer answers for. */
export async function listNearLessons(db: Db, viewer: Viewer) {
  const days = { from: viewer.today, to: addDays(viewer.today, horizon) }
  const coming = heldForStudents(db, studentsSeenBy(db, viewer), days).as('coming')
  return await listLessons(db, viewer, heldTodayAndNext(db, coming, viewer.today))
}

/** The teacher's own lessons of today and of the next day with any. */
export async function listNearLessonsTaught(db: Db, viewer: Viewer) {
  const days = { from: viewer.today, to: addDays(viewer.today, horizon) }
  const held: Held = heldTodayAndNext(db, heldByTeacher(db, viewer, days).as('coming'), viewer.today)
  return await listLessons(db, viewer, held)
}

/** What is still to come within three weeks, and what should have been handed in these last two. */
export async function listNearHomework(db: Db, viewer: Viewer, now: Date) {
  const rows = await workOfStudents(db, viewer, studentsSeenBy(db, viewer))
    .where('homework.dueOn', '>=', addDays(viewer.today, -14))
    .where('homework.dueOn', '<=', addDays(viewer.today, 21))
    .where(({ or, and, eb }) =>
      or([eb('homework.dueAt', '>=', now), and([eb('homework.handIn', '=', true), eb('copy.version', 'is', null)])]),
    )
    .orderBy('homework.dueAt')
    .orderBy('homework.id')
    .execute()
  return rows.map((row) => ({ ...lineOf(row, now), studentId: row.studentId }))
}

/** A parent's children with their class. */
export async function listOwnChildren(db: Db, viewer: Viewer) {
  return await db
    .selectFrom('account')
    .select(['account.id', 'account.givenName', 'account.familyName', 'account.usageName'])
    .select(({ selectFrom }) =>
      selectFrom('enrolment')
        .innerJoin('teachingGroup', 'teachingGroup.id', 'enrolment.groupId')
        .select('teachingGroup.name')
        .whereRef('enrolment.studentId', '=', 'account.id')
        .where('teachingGroup.kind', '=', 'division')
        .where('enrolment.startsOn', '<=', viewer.today)
        .where(({ or, eb }) => or([eb('enrolment.endsOn', 'is', null), eb('enrolment.endsOn', '>', viewer.today)]))
        .orderBy('enrolment.startsOn', 'desc')
        .limit(1)
        .as('divisionName'),
    )
    .where(within('account.id', studentsSeenBy(db, viewer)))
    .orderBy('account.givenName')
    .execute()
}
