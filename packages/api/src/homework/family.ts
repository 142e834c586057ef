import { listOwnFiles } from '@preau/db/homework/files'
import { findHomework, listVersions } from '@preau/db/homework/find'
import { listHomework } from '@preau/db/homework/list'
import { findOwnHomework, findReceipt, saveSubmission, tickHomework } from '@preau/db/homework/submit'
import { seesStudent } from '@preau/db/timetable/held'
import {
  homeworkGetInput,
  homeworkListInput,
  homeworkTickInput,
  isEmptySubmission,
  submissionInput,
} from '@preau/domain/homework'
import { notFound, Refusal } from '@preau/domain/refusal'
import type { Viewer } from '@preau/domain/role'
import { writeOnce } from '../idempotent.ts'
import { forFamilies, forStudents } from '../trpc.ts'
import { versionOf } from './version.ts'

/** A student is himself; a parent says which child. */
function studentMeant(viewer: Viewer, studentId: string | undefined) {
  if (viewer.role === 'student') return viewer.id
  if (!studentId) throw notFound()
  return studentId
}

/** What pupils and parents do with homework. */
export const familyProcedures = {
  list: forFamilies.input(homeworkListInput).query(async ({ ctx: { db, viewer, now }, input }) => {
    const studentId = studentMeant(viewer, input.studentId)
    if (viewer.role === 'parent' && !(await seesStudent(db, viewer, studentId))) throw notFound()
    return await listHomework(db, viewer, { studentId, cursor: input.cursor, now })
  }),

  get: forFamilies.input(homeworkGetInput).query(async ({ ctx: { db, viewer, now }, input }) => {
    const studentId = studentMeant(viewer, input.studentId)
    const [homework, versions] = await Promise.all([
      findHomework(db, viewer, input.homeworkId, studentId, now),
      listVersions(db, viewer, input.homeworkId, studentId),
    ])
    if (!homework) throw notFound()
    return { ...homework, versions: versions.map(versionOf) }
  }),

  tick: forStudents.input(homeworkTickInput).mutation(async ({ ctx: { db, viewer, now }, input }) => {
    if (!(await tickHomework(db, viewer, input.homeworkId, input.done, now))) throw notFound()
    return input
  }),

  submit: forStudents.input(submissionInput).mutation(async ({ ctx, input }) => {
    const { viewer, now } = ctx
    return await writeOnce(
      ctx,
      'homework.submit',
      input,
      async (db) => {
        const homework = await findOwnHomework(db, viewer, input.homeworkId)
        if (!homework) throw notFound()
        if (!homework.handIn) throw new Refusal('homework_without_hand_in')
        if (isEmptySubmission(input)) throw new Refusal('submission_empty')
        const files = await listOwnFiles(db, viewer, input.fileIds)
        if (files.length < input.fileIds.length) throw new Refusal('file_unknown')
        return await saveSubmission(db, viewer, { homework, body: input.body, files, now })
      },
      async (db, id) => {
        const receipt = await findReceipt(db, viewer, id)
        if (!receipt) throw notFound()
        return receipt
      },
    )
  }),
}
