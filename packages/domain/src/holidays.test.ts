import { expect, test } from 'vitest'
import { holidaysOf, schoolYearSpan } from './holidays.ts'

const namedIn = (zone: 'A' | 'B' | 'C', name: string) => holidaysOf(zone, 2026).find((holiday) => holiday.name === name)

test('each zone has its winter, and all share Toussaint and Noël', () => {
  expect(namedIn('A', 'Vacances d’hiver')).toMatchObject({ startsOn: '2027-02-13', endsOn: '2027-03-01' })
  expect(namedIn('B', 'Vacances d’hiver')).toMatchObject({ startsOn: '2027-02-20', endsOn: '2027-03-08' })
  expect(namedIn('C', 'Vacances d’hiver')).toMatchObject({ startsOn: '2027-02-06', endsOn: '2027-02-22' })
  for (const zone of ['A', 'B', 'C'] as const) {
    expect(namedIn(zone, 'Vacances de la Toussaint')).toMatchObject({ startsOn: '2026-10-17', endsOn: '2026-11-02' })
  }
})

test('public holidays fall on their day, movable ones too', () => {
  const free = holidaysOf('C', 2026).filter(({ kind }) => kind === 'public')
  expect(free.map(({ startsOn }) => startsOn)).toEqual([
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
    '2027-01-01',
    '2027-03-29',
    '2027-05-01',
    '2027-05-06',
    '2027-05-08',
    '2027-05-17',
    '2027-07-14',
  ])
  expect(free.every(({ startsOn, endsOn }) => endsOn > startsOn)).toBe(true)
})

test('a year whose order is unknown still has its public holidays', () => {
  expect(holidaysOf('C', 2030).every(({ kind }) => kind === 'public')).toBe(true)
  expect(holidaysOf('C', 2030)).not.toHaveLength(0)
  expect(schoolYearSpan(2026)).toEqual({ startsOn: '2026-09-01', endsOn: '2027-07-03' })
})
