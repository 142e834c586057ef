import { expect, test } from 'vitest'
import { readable } from './nomenclature.ts'
import { weekKinds } from './week-kinds.ts'

const weeks = (...numbers: number[]) => numbers.map((number) => `2026-11-${String(number).padStart(2, '0')}`)
const row = (code: string, mondays: string[], label = code) => ({ code, label, mondays })
const every = row('H', weeks(2, 9, 16, 23))

test('A is the first week of the year, whatever the codes', () => {
  const kinds = weekKinds([every, row('XX', weeks(9, 23)), row('YY', weeks(2, 16))])
  expect([kinds.get('H'), kinds.get('XX'), kinds.get('YY')]).toEqual([undefined, 'B', 'A'])
})

test.each([
  ['B', 'A'],
  ['Q2', 'Q1'],
  ['SEM_B', 'SEM_A'],
])('unless the school calls it %s', (first, second) => {
  const kinds = weekKinds([every, row(first, weeks(2, 16)), row(second, weeks(9, 23))])
  expect([kinds.get(first), kinds.get(second)]).toEqual(['B', 'A'])
})

test('lists that share a week, or three of them, are neither', () => {
  expect(weekKinds([every, row('A', weeks(2, 9)), row('B', weeks(9, 23))]).size).toBe(0)
  expect(weekKinds([every, row('S1', weeks(2)), row('S2', weeks(9)), row('S3', weeks(16, 23))]).size).toBe(0)
})

test.each([
  ['6EME A', '6e A'],
  ['6ème', '6e'],
  ['4E LATIN', '4e LATIN'],
  ['3ÈME 2', '3e 2'],
  ['6EPS', '6EPS'],
  ['601', '601'],
  ['DISPOSITIF ULIS', 'DISPOSITIF ULIS'],
])('%s reads %s', (label, shown) => expect(readable(label)).toBe(shown))
