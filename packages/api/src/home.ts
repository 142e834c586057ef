import {
  findHomeFrame,
  listNearHomework,
  listNearLessons,
  listNearLessonsTaught,
  listOwnChildren,
  listReturned,
} from '@preau/db/home'
import { listGivenLately } from '@preau/db/homework/given'
import type { HomeworkLine } from '@preau/db/homework/lines'
import type { Lesson } from '@preau/db/timetable/week'
import { hourOf, mondayOf, weekday } from '@preau/domain/day'
import { byDueDay } from '@preau/domain/homework'
import { formalName, fullName } from '@preau/domain/name'
import { notFound } from '@preau/domain/refusal'
import { elementaryDays, holidayOn, nextElementaryDay, placeInDay } from '@preau/domain/timetable'
import { forParents, forStudents, forTeachers, router } from './trpc.ts'

type Frame = NonNullable<Awaited<ReturnType<typeof findHomeFrame>>>
type Returned = Awaited<ReturnType<typeof listReturned>>[number]

/** The day as one stands in it: lessons, where one is, and the next day of school. */
function dayOfLessons(frame: Frame, held: Lesson[], today: string, now: Date) {
  const lessons = held.filter(({ date }) => date === today).map(({ studentId: _, ...lesson }) => lesson)
  const following = held.filter(({ date }) => date > today).map(({ studentId: _, ...lesson }) => lesson)
  const hour = hourOf(now)
  const place = placeInDay(lessons, hour)
  const elementary = frame.kind === 'elementary'
  const nextOn = following[0]?.date ?? (elementary ? nextElementaryDay(today, frame.holidays, frame.endsOn) : null)
  const atSchool = elementaryDays.includes(weekday(today)) && !holidayOn(today, frame.holidays)
  return {
    lessons,
    current: place.current?.slotId ?? null,
    next: place.next?.slotId ?? null,
    over: elementary ? !atSchool || hour >= '16:30' : place.over,
    nextDay: nextOn ? { date: nextOn, weekKind: weekKindOn(frame, nextOn), lessons: following } : null,
  }
}

const weekKindOn = (frame: Frame, day: string) =>
  frame.weeks.find(({ monday }) => monday === mondayOf(day))?.weekKind ?? null

function calendarOf(frame: Frame, today: string) {
  const holiday = holidayOn(today, frame.holidays)
  return {
    today,
    weekKind: weekKindOn(frame, today),
    holiday: holiday ? { name: holiday.name, endsOn: holiday.endsOn } : null,
    unread: frame.unread ?? 0,
  }
}

const workOf = <Line extends HomeworkLine>(lines: readonly Line[]) => ({
  homework: byDueDay(lines.filter(({ past }) => !past)),
  late: lines.filter(({ past }) => past),
})

const feedbackOf = (returned: readonly Returned[]) =>
  returned.map(({ homeworkId, title, returnedAt, subjectId, subjectName, hue }) => ({
    homeworkId,
    title,
    returnedAt,
    subject: subjectId ? { id: subjectId, name: subjectName ?? '', hue: hue ?? '' } : null,
  }))

export const homeRouter = router({
  student: forStudents.query(async ({ ctx: { db, viewer, now } }) => {
    const [frame, lessons, lines, returned] = await Promise.all([
      findHomeFrame(db, viewer),
      listNearLessons(db, viewer),
      listNearHomework(db, viewer, now),
      listReturned(db, viewer, now),
    ])
    if (!frame) throw notFound()
    return {
      person: { givenName: frame.givenName, name: fullName(frame) },
      ...calendarOf(frame, viewer.today),
      ...dayOfLessons(frame, lessons, viewer.today, now),
      ...workOf(lines.map(({ studentId: _, ...line }) => line)),
      feedback: feedbackOf(returned),
    }
  }),

  parent: forParents.query(async ({ ctx: { db, viewer, now } }) => {
    const [frame, children, lessons, lines, returned] = await Promise.all([
      findHomeFrame(db, viewer),
      listOwnChildren(db, viewer),
      listNearLessons(db, viewer),
      listNearHomework(db, viewer, now),
      listReturned(db, viewer, now),
    ])
    if (!frame) throw notFound()
    return {
      person: { givenName: frame.givenName, name: formalName(frame) },
      ...calendarOf(frame, viewer.today),
      children: children.map((child) => ({
        id: child.id,
        givenName: child.givenName,
        name: fullName(child),
        divisionName: child.divisionName,
        ...dayOfLessons(
          frame,
          lessons.filter(({ studentId }) => studentId === child.id),
          viewer.today,
          now,
        ),
        ...workOf(lines.filter(({ studentId }) => studentId === child.id).map(({ studentId: _, ...line }) => line)),
        feedback: feedbackOf(returned.filter(({ studentId }) => studentId === child.id)),
      })),
    }
  }),

  teacher: forTeachers.query(async ({ ctx: { db, viewer, now } }) => {
    const [frame, lessons, given] = await Promise.all([
      findHomeFrame(db, viewer),
      listNearLessonsTaught(db, viewer),
      listGivenLately(db, viewer, now),
    ])
    if (!frame) throw notFound()
    const count = (kind: 'toCorrect' | 'late') => given.reduce((sum, { counts }) => sum + (counts?.[kind] ?? 0), 0)
    return {
      person: { givenName: frame.givenName, name: formalName(frame) },
      ...calendarOf(frame, viewer.today),
      ...dayOfLessons(frame, lessons, viewer.today, now),
      toCorrect: count('toCorrect'),
      lateCopies: count('late'),
      given: given.filter(({ past, counts }) => !past || (counts?.toCorrect ?? 0) > 0).slice(0, 12),
    }
  }),
})
