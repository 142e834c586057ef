import type { LessonCell } from '@preau/ui/lesson'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from './api.ts'
import { cover } from './cover.ts'

type Lesson = inferOutput<typeof api.timetable.week>['lessons'][number]

/** One lesson as the grid and the day show it. */
export function lessonCell(lesson: Lesson, today: string, onOpen: (slotId: string, date: string) => void): LessonCell {
  const { slotId, date, startsAt, endsAt, room, teachers } = lesson
  const { name, hue } = cover(lesson.subject)
  return {
    id: `${slotId}.${date}`,
    date,
    startsAt,
    endsAt,
    subject: name,
    hue,
    room: room && /^\d/.test(room) ? `salle ${room}` : (room ?? undefined),
    people: teachers.map((teacher) => teacher.name).join(', '),
    note: noteOf(lesson, today),
    onOpen: () => onOpen(slotId, date),
  }
}

/** Before the day, what to prepare; from then on, what there is to read. */
function noteOf({ date, homeworkDue, published, homeworkGiven }: Lesson, today: string) {
  if (date > today && homeworkDue > 0) return homeworkDue > 1 ? `${homeworkDue} devoirs à faire` : 'Devoir à faire'
  return published || homeworkGiven > 0 ? 'Séance publiée' : undefined
}
