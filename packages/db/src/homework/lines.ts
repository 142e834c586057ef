import { isLate, progressOf } from '@preau/domain/homework'
import { formalName } from '@preau/domain/name'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { holds, within } from '../access.ts'
import type { Db } from '../database.ts'
import type { Students } from '../timetable/held.ts'

/** Published work of these students' groups, due since each one came, with what each has done of it. */
export function workOfStudents(db: Db, viewer: Viewer, students: Students) {
  return db
    .selectFrom('enrolment')
    .innerJoin('homework', (join) =>
      join.onRef('homework.groupId', '=', 'enrolment.groupId').onRef('homework.dueOn', '>=', 'enrolment.startsOn'),
    )
    .innerJoin('teachingGroup', 'teachingGroup.id', 'homework.groupId')
    .innerJoin('account as teacher', 'teacher.id', 'homework.teacherId')
    .leftJoin('subject', 'subject.id', 'homework.subjectId')
    .leftJoin('homeworkTick as tick', (join) =>
      join.onRef('tick.homeworkId', '=', 'homework.id').onRef('tick.studentId', '=', 'enrolment.studentId'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('submission')
          .select(['submission.version', 'submission.submittedAt', 'submission.late'])
          .whereRef('submission.homeworkId', '=', 'homework.id')
          .whereRef('submission.studentId', '=', 'enrolment.studentId')
          .orderBy('submission.version', 'desc')
          .limit(1)
          .as('copy'),
      (join) => join.onTrue(),
    )
    .where(within('enrolment.studentId', students))
    .where(holds('enrolment', viewer.today))
    .where('homework.publishedAt', 'is not', null)
    .select(['homework.id', 'homework.title', 'homework.givenOn', 'homework.dueOn', 'homework.dueAt'])
    .select(['homework.handIn', 'homework.minutes', 'enrolment.studentId', 'tick.tickedAt'])
    .select(['teachingGroup.id as groupId', 'teachingGroup.name as groupName'])
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue'])
    .select(['teacher.id as teacherId', 'teacher.civility', 'teacher.givenName'])
    .select(['teacher.familyName', 'teacher.usageName'])
    .select(['copy.version', 'copy.submittedAt', 'copy.late'])
    .select((eb) => [
      eb
        .selectFrom('homeworkFile')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('homeworkFile.homeworkId', '=', 'homework.id')
        .as('files'),
      eb
        .selectFrom('submission')
        .innerJoin('feedback', 'feedback.submissionId', 'submission.id')
        .select((inner) => inner.fn.max('feedback.returnedAt').as('at'))
        .whereRef('submission.homeworkId', '=', 'homework.id')
        .whereRef('submission.studentId', '=', 'enrolment.studentId')
        .as('returnedAt'),
    ])
}

type WorkRow = Awaited<ReturnType<ReturnType<typeof workOfStudents>['execute']>>[number]

const nameOfSubject = (row: { subjectId: string | null; subjectName: string | null; hue: string | null }) =>
  row.subjectId ? { id: row.subjectId, name: row.subjectName ?? '', hue: row.hue ?? '' } : null

/** One line of a list of homework, as a student or a parent reads it. */
export function lineOf(row: WorkRow, now: Date) {
  const { id, title, givenOn, dueOn, dueAt, handIn, minutes, version, submittedAt, late } = row
  const submission = version !== null && submittedAt ? { version, submittedAt, late: late === true } : null
  const ticked = row.tickedAt !== null
  return {
    id,
    title,
    subject: nameOfSubject(row),
    group: { id: row.groupId, name: row.groupName },
    teacher: { id: row.teacherId, name: formalName(row) },
    givenOn,
    dueOn,
    dueAt,
    handIn,
    minutes,
    files: row.files ?? 0,
    ticked,
    submission,
    returnedAt: row.returnedAt,
    past: isLate(dueAt, now),
    ...progressOf({ handIn, dueAt, ticked, submission }, now),
  }
}
