import type { Db } from '@preau/db/database'
import { listOwnFiles } from '@preau/db/homework/files'
import { changeHomework, findChangeable, giveHomework, removeHomework } from '@preau/db/homework/give'
import { findGiven, listGiven } from '@preau/db/homework/given'
import { listSubjectsTaught } from '@preau/db/teaching'
import { findLessonStart, findNextLesson, findOwnSlot, seesGroup } from '@preau/db/timetable/next'
import {
  type Due,
  type HomeworkGive,
  homeworkChangeInput,
  homeworkGiveInput,
  homeworkGivenInput,
  homeworkInput,
  nextLessonInput,
} from '@preau/domain/homework'
import { instantAt } from '@preau/domain/instant'
import { notFound, Refusal } from '@preau/domain/refusal'
import type { Viewer } from '@preau/domain/role'
import { writeOnce } from '../idempotent.ts'
import { forTeachers } from '../trpc.ts'

interface Taught {
  groupId: string
  subjectId: string | null
}

/** The lesson's own subject, or one the teacher teaches this group; when there is only one, it need not be said. */
async function subjectGiven(db: Db, viewer: Viewer, { slotId, groupId, subjectId, givenOn }: HomeworkGive) {
  if (slotId) {
    const slot = await findOwnSlot(db, viewer, slotId, givenOn)
    if (!slot || slot.groupId !== groupId) throw notFound()
    if (!slot.held) throw new Refusal('lesson_not_that_day')
    return slot.subjectId
  }
  const taught = await listSubjectsTaught(db, viewer, groupId)
  if (subjectId && (taught.includes(subjectId) || taught.includes(null))) return subjectId
  if (!subjectId && taught.includes(null)) return null
  const [only, ...others] = taught
  if (subjectId || !only || others.length > 0) throw notFound()
  return only
}

/** Due at the start of that subject's lesson on the day, or at eight where there is none. */
async function dueInstant(db: Db, viewer: Viewer, taught: Taught, givenOn: string, due: Due) {
  const next = due.kind === 'next_lesson' ? await findNextLesson(db, viewer, taught, givenOn) : undefined
  const dueOn = due.kind === 'date' ? due.on : next?.date
  if (!dueOn) throw new Refusal('no_next_lesson')
  if (dueOn <= givenOn) throw new Refusal('due_before_given')
  const startsAt = next?.startsAt ?? (await findLessonStart(db, viewer, taught, dueOn))
  return { dueOn, dueAt: instantAt(dueOn, startsAt ?? '08:00') }
}

async function refuseForeignFiles(db: Db, viewer: Viewer, fileIds: readonly string[]) {
  const own = await listOwnFiles(db, viewer, fileIds)
  if (own.length < fileIds.length) throw new Refusal('file_unknown')
}

async function given(db: Db, viewer: Viewer, homeworkId: string, now: Date) {
  const homework = await findGiven(db, viewer, homeworkId, now)
  if (!homework) throw notFound()
  return homework
}

/** What teachers do with homework before copies come in. */
export const teacherProcedures = {
  give: forTeachers.input(homeworkGiveInput).mutation(async ({ ctx, input }) => {
    const { viewer, now } = ctx
    return await writeOnce(
      ctx,
      'homework.give',
      input,
      async (db) => {
        const { groupId, givenOn, due } = input
        const subjectId = await subjectGiven(db, viewer, input)
        const settled = await dueInstant(db, viewer, { groupId, subjectId }, givenOn, due)
        await refuseForeignFiles(db, viewer, input.fileIds)
        return await giveHomework(db, viewer, input, { subjectId, ...settled, now })
      },
      (db, id) => given(db, viewer, id, now),
    )
  }),

  change: forTeachers.input(homeworkChangeInput).mutation(async ({ ctx, input }) => {
    const { viewer, now } = ctx
    await ctx.db.transaction().execute(async (db) => {
      const before = await findChangeable(db, viewer, input.homeworkId)
      if (!before) throw notFound()
      if (before.handedIn && !input.handIn) throw new Refusal('hand_in_kept')
      const kept = before.fileIds ?? []
      await refuseForeignFiles(
        db,
        viewer,
        input.fileIds.filter((id) => !kept.includes(id)),
      )
      await changeHomework(db, input, { ...(await dueInstant(db, viewer, before, before.givenOn, input.due)), now })
    })
    return await given(ctx.db, viewer, input.homeworkId, now)
  }),

  remove: forTeachers.input(homeworkInput).mutation(async ({ ctx, input }) => {
    return await ctx.db.transaction().execute(async (db) => {
      if (!(await findChangeable(db, ctx.viewer, input.homeworkId))) throw notFound()
      if (!(await removeHomework(db, input.homeworkId))) throw new Refusal('homework_has_submissions')
      return { removed: true }
    })
  }),

  nextLesson: forTeachers.input(nextLessonInput).query(async ({ ctx: { db, viewer }, input }) => {
    const { groupId, subjectId = null, after } = input
    if (!(await seesGroup(db, viewer, groupId))) throw notFound()
    return (await findNextLesson(db, viewer, { groupId, subjectId }, after)) ?? null
  }),

  given: forTeachers.input(homeworkGivenInput).query(async ({ ctx: { db, viewer, now }, input }) => {
    return await listGiven(db, viewer, { cursor: input.cursor, now })
  }),
}
