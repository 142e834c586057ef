import { createHash } from 'node:crypto'
import { isLate, receiptText } from '@preau/domain/homework'
import type { Viewer } from '@preau/domain/role'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { groupsSeenBy, holds } from '../access.ts'
import type { Db } from '../database.ts'
import { announce } from '../live.ts'

/** Published work given to a group this student is in today. */
function ofStudent(db: Db, viewer: Viewer, homeworkId: string) {
  return db
    .selectFrom('homework')
    .where('homework.id', '=', homeworkId)
    .where('homework.publishedAt', 'is not', null)
    .where('homework.groupId', 'in', groupsSeenBy(db, viewer))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('enrolment')
          .select('enrolment.studentId')
          .where('enrolment.studentId', '=', viewer.id)
          .whereRef('enrolment.groupId', '=', 'homework.groupId')
          .whereRef('enrolment.startsOn', '<=', 'homework.dueOn')
          .where(holds('enrolment', viewer.today)),
      ),
    )
}

export async function findOwnHomework(db: Db, viewer: Viewer, homeworkId: string) {
  return await ofStudent(db, viewer, homeworkId)
    .select(['homework.id', 'homework.handIn', 'homework.dueAt'])
    .executeTakeFirst()
}

/** The pupil's own mark on the list; false when there is no such homework. */
export async function tickHomework(db: Db, viewer: Viewer, homeworkId: string, done: boolean, now: Date) {
  const homework = await findOwnHomework(db, viewer, homeworkId)
  if (!homework) return false
  if (done) {
    await db
      .insertInto('homeworkTick')
      .values({ homeworkId, studentId: viewer.id, tickedAt: now })
      .onConflict((conflict) => conflict.columns(['homeworkId', 'studentId']).doNothing())
      .execute()
  } else {
    await db
      .deleteFrom('homeworkTick')
      .where('homeworkId', '=', homeworkId)
      .where('studentId', '=', viewer.id)
      .execute()
  }
  return true
}

interface Copy {
  homework: { id: string; dueAt: Date }
  body: string
  files: readonly { id: string; sha256: string }[]
  now: Date
}

/** Keeps one more version; a student's devices wait for each other here, so that numbers never meet. */
export async function saveSubmission(db: Db, viewer: Viewer, { homework, body, files, now }: Copy) {
  await db.selectFrom('account').select('id').where('id', '=', viewer.id).forNoKeyUpdate().execute()
  const { last } = await db
    .selectFrom('submission')
    .select(({ fn }) => fn.max('version').as('last'))
    .where('homeworkId', '=', homework.id)
    .where('studentId', '=', viewer.id)
    .executeTakeFirstOrThrow()
  const text = receiptText(
    body,
    files.map((file) => file.sha256),
  )
  const { id } = await db
    .insertInto('submission')
    .values({
      homeworkId: homework.id,
      studentId: viewer.id,
      version: (last ?? 0) + 1,
      body,
      submittedAt: now,
      late: isLate(homework.dueAt, now),
      sha256: createHash('sha256').update(text).digest('hex'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (files.length > 0) {
    const rows = files.map((file, position) => ({ submissionId: id, fileId: file.id, position }))
    await db.insertInto('submissionFile').values(rows).execute()
  }
  await announce(db, { kind: 'homework', id: homework.id })
  return id
}

/** What the pupil may keep as proof of a hand-in. */
export async function findReceipt(db: Db, viewer: Viewer, submissionId: string) {
  return await db
    .selectFrom('submission')
    .select(['id', 'homeworkId', 'version', 'submittedAt', 'late', 'sha256'])
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
    .where('id', '=', submissionId)
    .where('studentId', '=', viewer.id)
    .executeTakeFirst()
}
