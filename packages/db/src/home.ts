import { addDays } from '@preau/domain/day'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { groupsSeenBy, studentsSeenBy, within } from './access.ts'
import type { Db } from './database.ts'
import { lineOf, workOfStudents } from './homework/lines.ts'
import { copiesSeenBy, isUnread } from './messaging/seen.ts'
import { compiledOnce } from './timetable/compiled.ts'
import { heldByTeacher, heldForStudents, heldTodayAndNext } from './timetable/held.ts'
import { lessonOf, lessonsOf } from './timetable/week.ts'

/** How far one looks for the next day with lessons: longer than any holiday but summer's. */
const horizon = 28

type Family = 'student' | 'parent'

interface Day {
  today: string
  until: string
}

const dayOf = ({ today }: Viewer): Day => ({ today, until: addDays(today, horizon) })

/** Everything of a home that is neither a lesson nor homework: who, when, holidays, unread threads. */
function frameOf(db: Db, viewer: Viewer, until: string) {
  return db
    .selectFrom('account')
    .innerJoin('school', (join) => join.onTrue())
    .select(['account.givenName', 'account.familyName', 'account.usageName', 'account.civility'])
    .select(['school.kind', 'school.endsOn'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('schoolWeek')
          .select(['schoolWeek.monday', 'schoolWeek.weekKind'])
          .where(sql<boolean>`school_week.monday > ${viewer.today}::date - 7`)
          .where('schoolWeek.monday', '<=', until),
      ).as('weeks'),
      jsonArrayFrom(
        eb
          .selectFrom('holiday')
          .select(['holiday.name', 'holiday.startsOn', 'holiday.endsOn'])
          .where('holiday.startsOn', '<=', until)
          .where('holiday.endsOn', '>', viewer.today),
      ).as('holidays'),
    ])
    .select(copiesSeenBy(db, viewer).where(isUnread).select(sql<number>`count(*)::int`.as('count')).as('unread'))
    .where('account.id', '=', viewer.id)
}

/** Feedback returned this last week to the students of this viewer. */
function returnedTo(db: Db, viewer: Viewer, now: string) {
  return db
    .selectFrom('submission')
    .innerJoin('feedback', 'feedback.submissionId', 'submission.id')
    .innerJoin('homework', 'homework.id', 'submission.homeworkId')
    .leftJoin('subject', 'subject.id', 'homework.subjectId')
    .select(['homework.id as homeworkId', 'homework.title', 'submission.studentId'])
    .select(sql<string>`feedback.returned_at`.as('returnedAt'))
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue'])
    .where(within('submission.studentId', studentsSeenBy(db, viewer)))
    .where(sql<boolean>`submission.submitted_at > ${now}::timestamptz - interval '120 days'`)
    .where(sql<boolean>`feedback.returned_at > ${now}::timestamptz - interval '7 days'`)
    .where(within('homework.groupId', groupsSeenBy(db, viewer)))
    .orderBy('feedback.returnedAt', 'desc')
    .limit(20)
}

/** A parent's children with their class; of a pupil, the pupil. */
function childrenSeen(db: Db, viewer: Viewer) {
  return db
    .selectFrom('account as child')
    .select(['child.id', 'child.givenName', 'child.familyName', 'child.usageName'])
    .select(({ selectFrom }) =>
      selectFrom('enrolment')
        .innerJoin('teachingGroup', 'teachingGroup.id', 'enrolment.groupId')
        .select('teachingGroup.name')
        .whereRef('enrolment.studentId', '=', 'child.id')
        .where('teachingGroup.kind', '=', 'division')
        .where('enrolment.startsOn', '<=', viewer.today)
        .where(({ or, eb }) => or([eb('enrolment.endsOn', 'is', null), eb('enrolment.endsOn', '>', viewer.today)]))
        .orderBy('enrolment.startsOn', 'desc')
        .limit(1)
        .as('divisionName'),
    )
    .where(within('child.id', studentsSeenBy(db, viewer)))
    .orderBy('child.givenName')
    .orderBy('child.id')
}

/** Today's lessons and the next day's, of every student this viewer answers for. */
function nearLessons(db: Db, viewer: Viewer, until: string) {
  const coming = heldForStudents(db, studentsSeenBy(db, viewer), { from: viewer.today, to: until }).as('coming')
  return lessonsOf(db, viewer, heldTodayAndNext(db, coming, viewer.today))
}

/** What is still to come within the horizon, and what should have been handed in these last two weeks. */
function nearHomework(db: Db, viewer: Viewer, until: string, now: string) {
  return workOfStudents(db, viewer, studentsSeenBy(db, viewer))
    .where(sql<boolean>`homework.due_on >= ${viewer.today}::date - 14`)
    .where('homework.dueOn', '<=', until)
    .where(sql<boolean>`(homework.due_at >= ${now}::timestamptz or (homework.hand_in and copy.version is null))`)
    .orderBy('homework.dueAt')
    .orderBy('homework.id')
}

function familyHome(role: Family) {
  type Value = (name: 'id' | 'today' | 'until' | 'now') => string
  const who = (value: Value): Viewer => ({ id: value('id'), role, today: value('today') })
  return {
    frame: compiledOnce((db, value: Value) =>
      frameOf(db, who(value), value('until')).select([
        jsonArrayFrom(returnedTo(db, who(value), value('now'))).as('returned'),
        jsonArrayFrom(childrenSeen(db, who(value))).as('children'),
      ]),
    ),
    lessons: compiledOnce((db, value: Value) => nearLessons(db, who(value), value('until'))),
    homework: compiledOnce((db, value: Value) => nearHomework(db, who(value), value('until'), value('now'))),
  }
}

const homes = { student: familyHome('student'), parent: familyHome('parent') }

/** The whole home of a pupil or a parent, in three queries. */
export async function findFamilyHome(db: Db, viewer: Viewer & { role: Family }, now: Date) {
  const home = homes[viewer.role]
  const values = { id: viewer.id, now: now.toISOString(), ...dayOf(viewer) }
  const [[frame], lessons, work] = await Promise.all([
    home.frame(db, values),
    home.lessons(db, values),
    home.homework(db, values),
  ])
  return (
    frame && {
      frame,
      lessons: lessons.map((row) => lessonOf(row, viewer)),
      work: work.map((row) => ({ ...lineOf(row, now), studentId: row.studentId })),
    }
  )
}

/** The frame and the lessons of a teacher's home: today's own, and those of the next day with any. */
export async function findTeacherHome(db: Db, viewer: Viewer) {
  const { today, until } = dayOf(viewer)
  const coming = heldByTeacher(db, viewer, { from: today, to: until }).as('coming')
  const [frame, lessons] = await Promise.all([
    frameOf(db, viewer, until).executeTakeFirst(),
    lessonsOf(db, viewer, heldTodayAndNext(db, coming, today)).execute(),
  ])
  return frame && { frame, lessons: lessons.map((row) => lessonOf(row, viewer)) }
}
