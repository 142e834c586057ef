import { findFamilyHome, findTeacherHome } from '@preau/db/home'
import { listGivenLately } from '@preau/db/homework/given'
import type { Lesson } from '@preau/db/timetable/week'
import { hourOf, mondayOf, weekday } from '@preau/domain/day'
import { byDueDay } from '@preau/domain/homework'
import { formalName, fullName } from '@preau/domain/name'
import { notFound } from '@preau/domain/refusal'
import type { Viewer } from '@preau/domain/role'
import { elementaryDays, holidayOn, nextElementaryDay, placeInDay } from '@preau/domain/timetable'
import { forParents, forStudents, forTeachers, router } from './trpc.ts'

type FamilyHome = NonNullable<Awaited<ReturnType<typeof findFamilyHome>>>
type Frame = NonNullable<Awaited<ReturnType<typeof findTeacherHome>>>['frame']
type Returned = FamilyHome['frame']['returned'][number]

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

const feedbackOf = ({ homeworkId, title, returnedAt, subjectId, subjectName, hue }: Returned) => ({
  homeworkId,
  title,
  returnedAt: new Date(returnedAt),
  subject: subjectId ? { id: subjectId, name: subjectName ?? '', hue: hue ?? '' } : null,
})

/** What a family's home says of one student. */
function studentPart({ frame, lessons, work }: FamilyHome, studentId: string, viewer: Viewer, now: Date) {
  const ofStudent = (row: { studentId: string | null }) => row.studentId === studentId
  const lines = work.filter(ofStudent).map(({ studentId: _, ...line }) => line)
  return {
    ...dayOfLessons(frame, lessons.filter(ofStudent), viewer.today, now),
    homework: byDueDay(lines.filter(({ past }) => !past)),
    late: lines.filter(({ past }) => past),
    feedback: frame.returned.filter(ofStudent).map(feedbackOf),
  }
}

export const homeRouter = router({
  student: forStudents.query(async ({ ctx: { db, viewer, now } }) => {
    const home = await findFamilyHome(db, { ...viewer, role: 'student' }, now)
    if (!home) throw notFound()
    return {
      person: { givenName: home.frame.givenName, name: fullName(home.frame) },
      ...calendarOf(home.frame, viewer.today),
      ...studentPart(home, viewer.id, viewer, now),
    }
  }),

  parent: forParents.query(async ({ ctx: { db, viewer, now } }) => {
    const home = await findFamilyHome(db, { ...viewer, role: 'parent' }, now)
    if (!home) throw notFound()
    return {
      person: { givenName: home.frame.givenName, name: formalName(home.frame) },
      ...calendarOf(home.frame, viewer.today),
      children: home.frame.children.map((child) => ({
        id: child.id,
        givenName: child.givenName,
        name: fullName(child),
        divisionName: child.divisionName,
        ...studentPart(home, child.id, viewer, now),
      })),
    }
  }),

  teacher: forTeachers.query(async ({ ctx: { db, viewer, now } }) => {
    const [home, given] = await Promise.all([findTeacherHome(db, viewer), listGivenLately(db, viewer, now)])
    if (!home) throw notFound()
    const count = (kind: 'toCorrect' | 'late') => given.reduce((sum, { counts }) => sum + (counts?.[kind] ?? 0), 0)
    return {
      person: { givenName: home.frame.givenName, name: formalName(home.frame) },
      ...calendarOf(home.frame, viewer.today),
      ...dayOfLessons(home.frame, home.lessons, viewer.today, now),
      toCorrect: count('toCorrect'),
      lateCopies: count('late'),
      given: given.filter(({ past, counts }) => !past || (counts?.toCorrect ?? 0) > 0).slice(0, 12),
    }
  }),
})
