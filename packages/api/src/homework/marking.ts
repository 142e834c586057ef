import { findMarkable, returnAllFeedback, returnFeedback, saveDraft } from '@preau/db/feedback'
import { type CopyRow, findCopyHead, listCopies } from '@preau/db/homework/board'
import { listVersions } from '@preau/db/homework/find'
import { findBoard } from '@preau/db/homework/given'
import { commentInput, copyInput, returnAllInput, returnInput } from '@preau/domain/feedback'
import { boardState, homeworkInput } from '@preau/domain/homework'
import { fullName } from '@preau/domain/name'
import { notFound, Refusal } from '@preau/domain/refusal'
import { writeOnce } from '../idempotent.ts'
import { forTeachers } from '../trpc.ts'
import { versionOf } from './version.ts'

function lineOfBoard(row: CopyRow) {
  const { copyId, version, submittedAt, late, files } = row
  const submission =
    copyId && version !== null && submittedAt
      ? { id: copyId, version, submittedAt, late: late === true, files: files ?? 0 }
      : null
  return {
    id: row.id,
    name: fullName(row),
    state: boardState(submission),
    ticked: row.tickedAt !== null,
    submission,
    feedback: row.returnedAt ? ('returned' as const) : row.feedbackId ? ('draft' as const) : ('none' as const),
  }
}

/** What teachers do once copies come in. */
export const markingProcedures = {
  board: forTeachers.input(homeworkInput).query(async ({ ctx: { db, viewer, now }, input }) => {
    const [board, copies] = await Promise.all([
      findBoard(db, viewer, input.homeworkId, now),
      listCopies(db, viewer, input.homeworkId),
    ])
    if (!board) throw notFound()
    return { ...board, students: copies.map(lineOfBoard) }
  }),

  copy: forTeachers.input(copyInput).query(async ({ ctx: { db, viewer }, input }) => {
    const [head, versions] = await Promise.all([
      findCopyHead(db, viewer, input.homeworkId, input.studentId),
      listVersions(db, viewer, input.homeworkId, input.studentId),
    ])
    if (!head) throw notFound()
    const { id, title, dueAt, groupId, groupName, subjectId, subjectName, hue } = head
    return {
      homework: {
        id,
        title,
        dueAt,
        group: { id: groupId, name: groupName },
        subject: subjectId ? { id: subjectId, name: subjectName ?? '', hue: hue ?? '' } : null,
      },
      student: { id: head.studentId, name: fullName(head) },
      versions: versions.map(versionOf),
    }
  }),

  comment: forTeachers.input(commentInput).mutation(async ({ ctx, input }) => {
    const { viewer, now } = ctx
    return await ctx.db.transaction().execute(async (db) => {
      const copy = await findMarkable(db, viewer, input.submissionId)
      if (!copy) throw notFound()
      if (copy.returnedAt) throw new Refusal('feedback_already_returned')
      await saveDraft(db, viewer, copy.id, input.body, now)
      return { submissionId: copy.id, updatedAt: now }
    })
  }),

  return: forTeachers.input(returnInput).mutation(async ({ ctx, input }) => {
    const { viewer, now } = ctx
    return await writeOnce(
      ctx,
      'homework.return',
      input,
      async (db) => {
        const copy = await findMarkable(db, viewer, input.submissionId)
        if (!copy) throw notFound()
        await returnFeedback(db, viewer, copy, input.body, now)
        return copy.id
      },
      async (db, id) => {
        const copy = await findMarkable(db, viewer, id)
        if (!copy) throw notFound()
        return { submissionId: copy.id, returnedAt: copy.returnedAt }
      },
    )
  }),

  returnAll: forTeachers.input(returnAllInput).mutation(async ({ ctx, input }) => {
    return await writeOnce(
      ctx,
      'homework.returnAll',
      input,
      async (db) => {
        const returned = await returnAllFeedback(db, ctx.viewer, input.homeworkId, ctx.now)
        if (returned === undefined) throw notFound()
        return String(returned)
      },
      async (_, returned) => ({ returned: Number(returned) }),
    )
  }),
}
