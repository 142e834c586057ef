import * as z from 'zod/mini'
import { addDays, isDay, mondayOf, weekday } from './day.ts'

export const dayInput = z.string().check(z.refine(isDay))

/** `studentId` for a parent, `groupId` for staff looking at a class; neither is one's own timetable. */
export const weekInput = z.strictObject({
  monday: z.optional(dayInput),
  studentId: z.optional(z.uuid()),
  groupId: z.optional(z.uuid()),
})

export const lessonInput = z.strictObject({
  slotId: z.uuid(),
  date: dayInput,
  studentId: z.optional(z.uuid()),
})

export interface Span {
  name: string
  startsOn: string
  /** The day lessons begin again. */
  endsOn: string
}

/** What a day off is called; on 25 December it is the holiday that lasts longest. */
export function holidayOn(day: string, holidays: readonly Span[]) {
  const here = holidays.filter(({ startsOn, endsOn }) => startsOn <= day && day < endsOn)
  return here.reduce<Span | undefined>(
    (longest, span) => (longest && longest.endsOn >= span.endsOn ? longest : span),
    undefined,
  )
}

/** Monday to Friday, and Saturday where a lesson is held on one. */
export function daysOfWeek(monday: string, heldOn: readonly string[], holidays: readonly Span[]) {
  const saturday = heldOn.includes(addDays(monday, 5))
  return Array.from({ length: saturday ? 6 : 5 }, (_, index) => {
    const date = addDays(monday, index)
    return { date, holiday: holidayOn(date, holidays)?.name ?? null }
  })
}

/** The Mondays one may turn to, inside the school year; null at its ends. */
export function neighbours(monday: string, year: { startsOn: string; endsOn: string }) {
  const previous = addDays(monday, -7)
  const next = addDays(monday, 7)
  return {
    previous: previous >= mondayOf(year.startsOn) ? previous : null,
    next: next <= mondayOf(addDays(year.endsOn, -1)) ? next : null,
  }
}

/** An école has no slots: pupils come on Monday, Tuesday, Thursday and Friday. */
export const elementaryDays: readonly number[] = [1, 2, 4, 5]

/** The first day of class after `day` in an école; null when the year is over. */
export function nextElementaryDay(day: string, holidays: readonly Span[], endsOn: string) {
  for (let date = addDays(day, 1); date < endsOn; date = addDays(date, 1)) {
    if (elementaryDays.includes(weekday(date)) && !holidayOn(date, holidays)) return date
  }
  return null
}

interface Held {
  date: string
  startsAt: string
  endsAt: string
}

/** Where one stands in today's lessons at `hour`: the one going on, the one to come, and whether all are over. */
export function placeInDay<Lesson extends Held>(lessons: readonly Lesson[], hour: string) {
  return {
    current: lessons.find(({ startsAt, endsAt }) => startsAt <= hour && hour < endsAt) ?? null,
    next: lessons.find(({ startsAt }) => startsAt > hour) ?? null,
    over: lessons.every(({ endsAt }) => endsAt <= hour),
  }
}
