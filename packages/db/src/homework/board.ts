import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { groupsSeenBy, holds, studentsSeenBy, within } from '../access.ts'
import type { Db } from '../database.ts'
import { mayMark, published } from './marking.ts'

/** The whole group, work or no work: the teacher looks for the blanks first. */
export async function listCopies(db: Db, viewer: Viewer, homeworkId: string) {
  return await db
    .selectFrom('homework')
    .innerJoin('enrolment', 'enrolment.groupId', 'homework.groupId')
    .innerJoin('account as student', 'student.id', 'enrolment.studentId')
    .leftJoin('homeworkTick as tick', (join) =>
      join.onRef('tick.homeworkId', '=', 'homework.id').onRef('tick.studentId', '=', 'student.id'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('submission')
          .select(['submission.id', 'submission.version', 'submission.submittedAt', 'submission.late'])
          .select(
            sql<number>`(select count(*)::int from submission_file where submission_id = submission.id)`.as('files'),
          )
          .whereRef('submission.homeworkId', '=', 'homework.id')
          .whereRef('submission.studentId', '=', 'student.id')
          .orderBy('submission.version', 'desc')
          .limit(1)
          .as('copy'),
      (join) => join.onTrue(),
    )
    .leftJoin('feedback', (join) =>
      join
        .onRef('feedback.submissionId', '=', 'copy.id')
        .on(({ or, eb }) => or([eb('feedback.returnedAt', 'is not', null), mayMark(db, viewer)])),
    )
    .select(['student.id', 'student.givenName', 'student.familyName', 'student.usageName', 'tick.tickedAt'])
    .select(['copy.id as copyId', 'copy.version', 'copy.submittedAt', 'copy.late', 'copy.files'])
    .select(['feedback.submissionId as feedbackId', 'feedback.returnedAt'])
    .where('homework.id', '=', homeworkId)
    .where(within('homework.groupId', groupsSeenBy(db, viewer)))
    .where(published(viewer))
    .where(within('student.id', studentsSeenBy(db, viewer)))
    .where(holds('enrolment', viewer.today))
    .orderBy(sql`coalesce(student.usage_name, student.family_name) collate "fr-x-icu"`)
    .orderBy(sql`student.given_name collate "fr-x-icu"`)
    .orderBy('student.id')
    .execute()
}

export type CopyRow = Awaited<ReturnType<typeof listCopies>>[number]

/** One student of the homework's group, for the page that shows the copy. */
export async function findCopyHead(db: Db, viewer: Viewer, homeworkId: string, studentId: string) {
  return await db
    .selectFrom('homework')
    .innerJoin('enrolment', 'enrolment.groupId', 'homework.groupId')
    .innerJoin('account as student', 'student.id', 'enrolment.studentId')
    .innerJoin('teachingGroup', 'teachingGroup.id', 'homework.groupId')
    .leftJoin('subject', 'subject.id', 'homework.subjectId')
    .select(['homework.id', 'homework.title', 'homework.dueAt'])
    .select(['teachingGroup.id as groupId', 'teachingGroup.name as groupName'])
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue'])
    .select(['student.id as studentId', 'student.givenName', 'student.familyName', 'student.usageName'])
    .where('homework.id', '=', homeworkId)
    .where(within('homework.groupId', groupsSeenBy(db, viewer)))
    .where(published(viewer))
    // Copies are for those who mark them, not for the whole staff.
    .where(mayMark(db, viewer))
    .where('student.id', '=', studentId)
    .where(within('student.id', studentsSeenBy(db, viewer)))
    .where(holds('enrolment', viewer.today))
    .executeTakeFirst()
}
