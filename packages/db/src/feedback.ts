import type { Viewer } from '@preau/domain/role'
import { groupsSeenBy, studentsSeenBy } from './access.ts'
import type { Db } from './database.ts'
import { mayMark } from './homework/marking.ts'
import { announce } from './live.ts'

/** A copy this teacher may mark, and whether it was already given back; held until the transaction ends. */
export async function findMarkable(db: Db, viewer: Viewer, submissionId: string) {
  return await db
    .selectFrom('submission')
    .innerJoin('homework', 'homework.id', 'submission.homeworkId')
    .leftJoin('feedback', 'feedback.submissionId', 'submission.id')
    .select(['submission.id', 'submission.homeworkId', 'feedback.returnedAt'])
    .where('submission.id', '=', submissionId)
    .where('submission.studentId', 'in', studentsSeenBy(db, viewer))
    .where('homework.groupId', 'in', groupsSeenBy(db, viewer))
    .where(mayMark(db, viewer))
    .forNoKeyUpdate('submission')
    .executeTakeFirst()
}

/** Keeps what the teacher is writing; nobody else's screen changes. */
export async function saveDraft(db: Db, viewer: Viewer, submissionId: string, body: string, now: Date) {
  const written = { authorId: viewer.id, body, updatedAt: now }
  await db
    .insertInto('feedback')
    .values({ submissionId, ...written })
    .onConflict((conflict) =>
      conflict.column('submissionId').doUpdateSet(written).where('feedback.returnedAt', 'is', null),
    )
    .execute()
}

/** Gives one copy back; again, it replaces what was said. */
export async function returnFeedback(
  db: Db,
  viewer: Viewer,
  copy: { id: string; homeworkId: string },
  body: string,
  now: Date,
) {
  const written = { authorId: viewer.id, body, updatedAt: now, returnedAt: now }
  await db
    .insertInto('feedback')
    .values({ submissionId: copy.id, ...written })
    .onConflict((conflict) => conflict.column('submissionId').doUpdateSet(written))
    .execute()
  await announce(db, { kind: 'homework', id: copy.homeworkId })
}

/** Gives back every draft written on a last version; says how many, or nothing when one may not mark here. */
export async function returnAllFeedback(db: Db, viewer: Viewer, homeworkId: string, now: Date) {
  const homework = await db
    .selectFrom('homework')
    .select('homework.id')
    .where('homework.id', '=', homeworkId)
    .where('homework.groupId', 'in', groupsSeenBy(db, viewer))
    .where(mayMark(db, viewer))
    .executeTakeFirst()
  if (!homework) return undefined
  const returned = await db
    .updateTable('feedback')
    .set({ returnedAt: now })
    .where('returnedAt', 'is', null)
    .where('body', '<>', '')
    .where('submissionId', 'in', ({ selectFrom }) =>
      selectFrom('submission')
        .select('submission.id')
        .distinctOn('submission.studentId')
        .where('submission.homeworkId', '=', homeworkId)
        .where('submission.studentId', 'in', studentsSeenBy(db, viewer))
        .orderBy('submission.studentId')
        .orderBy('submission.version', 'desc'),
    )
    .returning('submissionId')
    .execute()
  if (returned.length > 0) await announce(db, { kind: 'homework', id: homeworkId })
  return returned.length
}
