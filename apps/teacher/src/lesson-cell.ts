import type { LessonCell } from '@preau/ui/lesson'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from './api.ts'
import { cover } from './cover.ts'

type Lesson = inferOutput<typeof api.timetable.week>['lessons'][number]

const placed = ({ subject, room }: Lesson) => [cover(subject).name, room].filter(Boolean).join(' ')

/** A class's week: where it splits into more than two groups, one cell says where each part is. */
export function classCells(lessons: readonly Lesson[]): LessonCell[] {
  const times = Map.groupBy(lessons, ({ date, startsAt, endsAt }) => `${date} ${startsAt} ${endsAt}`)
  return [...times].flatMap(([time, together]) => {
    const cells = together.map((lesson) => lessonCell(lesson, 'class'))
    const [first] = cells
    if (!first || cells.length < 3) return cells
    const { to: _, room: __, ...cell } = first
    return [{ ...cell, id: time, subject: `${cells.length} groupes`, people: together.map(placed).join(', ') }]
  })
}

/** One lesson of one's own week, its class first; or of a class's week, its subject first. */
export function lessonCell(lesson: Lesson, whose: 'own' | 'class'): LessonCell {
  const { slotId, date, startsAt, endsAt, room, teachers, group } = lesson
  const { name, hue } = cover(lesson.subject)
  const own = whose === 'own'
  return {
    id: `${slotId}.${date}`,
    date,
    startsAt,
    endsAt,
    hue,
    subject: own ? group.name : name,
    people: own ? name : [group.name, ...teachers.map((teacher) => teacher.name)].join(' · '),
    room: room ?? undefined,
    note: own ? noteOf(lesson) : undefined,
    to: `/cours/${slotId}/${date}`,
  }
}

function noteOf({ homeworkDue, published, drafted }: Lesson) {
  const log = published ? 'Séance publiée' : drafted ? 'Brouillon' : ''
  const due = homeworkDue > 1 ? `${homeworkDue} devoirs` : homeworkDue === 1 ? 'Un devoir' : ''
  return [log, due].filter(Boolean).join(' · ') || undefined
}
