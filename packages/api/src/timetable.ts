import type { Db } from '@preau/db/database'
import { heldByTeacher, heldForGroup, heldForStudents, studentsOfViewer } from '@preau/db/timetable/held'
import { findContent, heldOnce, listWorkAround } from '@preau/db/timetable/lesson'
import { findNextLesson } from '@preau/db/timetable/next'
import { findWeekFrame, listLessons } from '@preau/db/timetable/week'
import { addDays, mondayOf } from '@preau/domain/day'
import { notFound } from '@preau/domain/refusal'
import type { Viewer } from '@preau/domain/role'
import { daysOfWeek, lessonInput, neighbours, weekInput } from '@preau/domain/timetable'
import { forEveryone, router } from './trpc.ts'

interface Whose {
  studentId?: string | undefined
  groupId?: string | undefined
}

/** A student is himself; a parent says which child; staff may name a class. Anything else is not there. */
function whose(viewer: Viewer, { studentId, groupId }: Whose): Whose {
  if (viewer.role === 'student') return { studentId: viewer.id }
  if (viewer.role === 'parent') {
    if (!studentId) throw notFound()
    return { studentId }
  }
  return { groupId }
}

function heldFor(db: Db, viewer: Viewer, { studentId, groupId }: Whose, days: { from: string; to: string }) {
  if (studentId) return heldForStudents(db, studentsOfViewer(db, viewer, studentId), days).as('held')
  if (groupId) return heldForGroup(db, viewer, groupId, days).as('held')
  return heldByTeacher(db, viewer, days).as('held')
}

export const timetableRouter = router({
  week: forEveryone.input(weekInput).query(async ({ ctx: { db, viewer }, input }) => {
    const monday = mondayOf(input.monday ?? viewer.today)
    const sought = whose(viewer, input)
    const [frame, lessons] = await Promise.all([
      findWeekFrame(db, viewer, sought, monday),
      listLessons(db, viewer, heldFor(db, viewer, sought, { from: monday, to: addDays(monday, 6) })),
    ])
    if (!frame) throw notFound()
    const dates = lessons.map(({ date }) => date)
    return {
      monday,
      today: viewer.today,
      weekKind: frame.weekKind,
      ...neighbours(monday, frame),
      days: daysOfWeek(monday, dates, frame.holidays),
      lessons: lessons.map(({ studentId: _, ...lesson }) => lesson),
    }
  }),

  lesson: forEveryone.input(lessonInput).query(async ({ ctx: { db, viewer }, input }) => {
    const { studentId } = whose(viewer, input)
    const [found] = await listLessons(db, viewer, heldOnce(db, viewer, input, studentId))
    if (!found) throw notFound()
    const { studentId: _, ...lesson } = found
    const taught = { groupId: lesson.group.id, subjectId: lesson.subject.id }
    const [content, work, next] = await Promise.all([
      findContent(db, viewer, input),
      listWorkAround(db, viewer, lesson),
      findNextLesson(db, viewer, taught, lesson.date),
    ])
    return {
      ...lesson,
      content,
      ...work,
      editable: lesson.teachers.some(({ id }) => id === viewer.id),
      nextDate: next?.date ?? null,
    }
  }),
})
