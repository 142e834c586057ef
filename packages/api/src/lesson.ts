import type { Db } from '@preau/db/database'
import { listOwnFiles } from '@preau/db/homework/files'
import { findSavedLesson, listLessonFileIds, listLessonLog, saveLesson } from '@preau/db/lesson'
import { listSubjectsTaught } from '@preau/db/teaching'
import { seesStudent } from '@preau/db/timetable/held'
import { findOwnSlot } from '@preau/db/timetable/next'
import { type LessonSave, lessonLogInput, lessonSaveInput } from '@preau/domain/lesson'
import { notFound, Refusal } from '@preau/domain/refusal'
import type { Viewer } from '@preau/domain/role'
import { writeOnce } from './idempotent.ts'
import { forEveryone, forTeachers, router } from './trpc.ts'

/** Where a lesson is written: a slot of one's own on a day it is held, or in an école a class one teaches. */
async function placeOf(db: Db, viewer: Viewer, { slotId, groupId, date, ...asked }: LessonSave) {
  if (slotId) {
    const slot = await findOwnSlot(db, viewer, slotId, date)
    if (!slot) throw notFound()
    if (!slot.held) throw new Refusal('lesson_not_that_day')
    return { slotId, groupId: slot.groupId, subjectId: slot.subjectId }
  }
  if (!groupId) throw notFound()
  const subjectId = asked.subjectId ?? null
  const taught = await listSubjectsTaught(db, viewer, groupId)
  if (!taught.includes(null) && !taught.includes(subjectId)) throw notFound()
  return { slotId: null, groupId, subjectId }
}

export const lessonRouter = router({
  save: forTeachers.input(lessonSaveInput).mutation(async ({ ctx, input }) => {
    const { viewer, now } = ctx
    return await writeOnce(
      ctx,
      'lesson.save',
      input,
      async (db) => {
        const place = await placeOf(db, viewer, input)
        const kept = place.slotId ? await listLessonFileIds(db, place.slotId, input.date) : []
        const added = input.fileIds.filter((id) => !kept.includes(id))
        if ((await listOwnFiles(db, viewer, added)).length < added.length) throw new Refusal('file_unknown')
        return await saveLesson(db, viewer, place, input, now)
      },
      async (db, id) => {
        const lesson = await findSavedLesson(db, viewer, id)
        if (!lesson) throw notFound()
        return lesson
      },
    )
  }),

  log: forEveryone.input(lessonLogInput).query(async ({ ctx: { db, viewer }, input }) => {
    const studentId = viewer.role === 'student' ? viewer.id : input.studentId
    if (viewer.role === 'parent' && !(studentId && (await seesStudent(db, viewer, studentId)))) throw notFound()
    const family = viewer.role === 'student' || viewer.role === 'parent'
    return await listLessonLog(db, viewer, { ...input, studentId: family ? studentId : undefined })
  }),
})
