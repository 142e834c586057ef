import { expect, test } from 'vitest'
import { bandsOf, hourMarks, placeDay } from './week-layout.ts'

const at = (startsAt: string, endsAt: string) => ({ startsAt, endsAt })
const week = [
  at('08:30', '09:25'),
  at('09:25', '10:20'),
  at('10:35', '12:25'),
  at('10:35', '11:30'),
  at('13:30', '14:25'),
]

test('rows are the hours taught: the break and lunch take no room', () => {
  expect(bandsOf(week).map(({ from, to }) => `${from}-${to}`)).toEqual([
    '08:30-09:25',
    '09:25-10:20',
    '10:35-11:30',
    '11:30-12:25',
    '13:30-14:25',
  ])
})

test('a break somebody works through keeps its row', () => {
  expect(bandsOf([...week, at('09:25', '11:30')]).map(({ from }) => from)).toContain('10:20')
})

test('an hour is written where a lesson starts, once per twenty minutes', () => {
  const marks = hourMarks([...week, at('08:35', '09:25')]).map(({ hour }) => hour)
  expect(marks).toEqual(['08:30', '09:25', '10:35', '13:30'])
})

test('a double lesson spans two rows', () => {
  const { columns, places } = placeDay([at('10:35', '12:25')], bandsOf(week))
  expect(columns).toBe(1)
  expect(places[0]).toMatchObject({ band: 2, span: 2, column: 0, width: 1 })
})

test('groups at the same hour stand side by side, the rest of the day keeps its width', () => {
  const day = [at('10:35', '11:30'), at('10:35', '12:25'), at('08:30', '09:25')]
  const { columns, places } = placeDay(day, bandsOf([...week, ...day]))
  expect(columns).toBe(2)
  expect(places.map(({ column, width }) => [column, width])).toEqual([
    [0, 2],
    [0, 1],
    [1, 1],
  ])
})

test('lessons that follow each other never share a lane count', () => {
  const { columns, places } = placeDay([at('08:30', '09:25'), at('09:25', '10:20')], bandsOf(week))
  expect(columns).toBe(1)
  expect(places.map(({ band }) => band)).toEqual([0, 1])
})
