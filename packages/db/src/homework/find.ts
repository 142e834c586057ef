import type { Viewer } from '@preau/domain/role'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { within } from '../access.ts'
import type { Db } from '../database.ts'
import { studentsOfViewer } from '../timetable/held.ts'
import { lineOf, workOfStudents } from './lines.ts'
import { mayMark } from './marking.ts'

/** A student's homework with its instruction and files, as the student or a parent reads it. */
export async function findHomework(db: Db, viewer: Viewer, homeworkId: string, studentId: string, now: Date) {
  const row = await workOfStudents(db, viewer, studentsOfViewer(db, viewer, studentId))
    .select('homework.body')
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('homeworkFile')
          .innerJoin('file', 'file.id', 'homeworkFile.fileId')
          .select(['file.id', 'file.name', 'file.mediaType', 'file.size'])
          .whereRef('homeworkFile.homeworkId', '=', 'homework.id')
          .orderBy('homeworkFile.position'),
      ).as('attachments'),
    )
    .where('homework.id', '=', homeworkId)
    .executeTakeFirst()
  return row && { ...lineOf(row, now), body: row.body, files: row.attachments }
}

/**
 * Every version a student handed in, latest first. Families read what was written about it once returned; those who
 * may mark it also read it while it is being written.
 */
export async function listVersions(db: Db, viewer: Viewer, homeworkId: string, studentId: string) {
  return await db
    .selectFrom('submission')
    .innerJoin('homework', 'homework.id', 'submission.homeworkId')
    .leftJoin('feedback', (join) =>
      join
        .onRef('feedback.submissionId', '=', 'submission.id')
        .on(({ or, eb }) => or([eb('feedback.returnedAt', 'is not', null), eb.val(viewer.role === 'teacher')])),
    )
    .leftJoin('account as marker', 'marker.id', 'feedback.authorId')
    .select(['submission.id', 'submission.version', 'submission.body', 'submission.submittedAt', 'submission.late'])
    .select(['submission.sha256', 'feedback.body as comment', 'feedback.updatedAt', 'feedback.returnedAt'])
    .select(['marker.civility', 'marker.givenName', 'marker.familyName', 'marker.usageName'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('submissionFile')
          .innerJoin('file', 'file.id', 'submissionFile.fileId')
          .select(['file.id', 'file.name', 'file.mediaType', 'file.size', 'file.sha256'])
          .whereRef('submissionFile.submissionId', '=', 'submission.id')
          .orderBy('submissionFile.position'),
      ).as('files'),
    )
    .where('submission.homeworkId', '=', homeworkId)
    .where(within('submission.studentId', studentsOfViewer(db, viewer, studentId)))
    .$if(viewer.role === 'teacher', (qb) => qb.where(mayMark(db, viewer)))
    .orderBy('submission.version', 'desc')
    .execute()
}

export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]
