import { expect, test } from 'vitest'
import { dayIn, idIn, lessonSearch, wordIn } from './search.ts'

const slot = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'

test('an address opens a lesson by its slot and its day', () => {
  expect(lessonSearch({ cours: slot, jour: '2026-11-23' })).toEqual({ cours: slot, jour: '2026-11-23' })
})

test('what an address should not carry is as if it were not there', () => {
  expect(lessonSearch({ cours: "1' or true", jour: '2026-02-30' })).toEqual({ cours: undefined, jour: undefined })
  expect(idIn([slot])).toBeUndefined()
  expect(dayIn(20261123)).toBeUndefined()
  expect(wordIn('tout', ['a-lire', 'envoyes'])).toBeUndefined()
  expect(wordIn('a-lire', ['a-lire', 'envoyes'])).toBe('a-lire')
})
