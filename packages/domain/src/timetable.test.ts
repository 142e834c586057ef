import { expect, test } from 'vitest'
import { holidaysOf } from './holidays.ts'
import { daysOfWeek, holidayOn, neighbours, nextElementaryDay, placeInDay } from './timetable.ts'

const holidays = holidaysOf('C', 2026)

test('a week of holidays says its name each day', () => {
  const week = daysOfWeek('2026-10-19', [], holidays)
  expect(week).toHaveLength(5)
  expect(week.every(({ holiday }) => holiday === 'Vacances de la Toussaint')).toBe(true)
})

test('a public holiday names one day alone, and inside longer holidays it gives way', () => {
  const week = daysOfWeek('2026-11-09', [], holidays)
  expect(week.map(({ holiday }) => holiday)).toEqual([null, null, 'Armistice du 11 Novembre 1918', null, null])
  expect(holidayOn('2026-12-25', holidays)?.name).toBe('Vacances de Noël')
  expect(holidayOn('2027-01-04', holidays)).toBeUndefined()
})

test('Saturday shows only where a lesson is held', () => {
  expect(daysOfWeek('2026-11-23', ['2026-11-28'], []).at(-1)?.date).toBe('2026-11-28')
  expect(daysOfWeek('2026-11-23', ['2026-11-27'], []).at(-1)?.date).toBe('2026-11-27')
})

test('one turns no further than the school year', () => {
  const year = { startsOn: '2026-09-01', endsOn: '2027-07-03' }
  expect(neighbours('2026-08-31', year)).toEqual({ previous: null, next: '2026-09-07' })
  expect(neighbours('2027-06-28', year)).toEqual({ previous: '2027-06-21', next: null })
})

test('an école’s next day skips Wednesday, the week-end and holidays', () => {
  expect(nextElementaryDay('2026-11-24', holidays, '2027-07-03')).toBe('2026-11-26')
  expect(nextElementaryDay('2026-10-16', holidays, '2027-07-03')).toBe('2026-11-02')
  expect(nextElementaryDay('2027-07-02', holidays, '2027-07-03')).toBeNull()
})

test('where one stands in the day', () => {
  const lessons = [
    { date: '2026-11-23', startsAt: '08:30', endsAt: '09:25' },
    { date: '2026-11-23', startsAt: '10:35', endsAt: '11:30' },
  ]
  expect(placeInDay(lessons, '08:30')).toMatchObject({ current: lessons[0], next: lessons[1], over: false })
  expect(placeInDay(lessons, '09:25')).toMatchObject({ current: null, next: lessons[1], over: false })
  expect(placeInDay(lessons, '11:30')).toMatchObject({ current: null, next: null, over: true })
})
