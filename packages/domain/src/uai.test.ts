import { expect, test } from 'vitest'
import { hasRightLetter, readUai } from './uai.ts'

test.each([
  ['0920987Y', true],
  ['0920996H', true],
  ['0920987Z', false],
])('the letter of %s', (uai, right) => expect(hasRightLetter(uai)).toBe(right))

test('a UAI is seven digits and a letter, whatever its case', () => {
  expect(readUai(' 0920987y ')).toBe('0920987Y')
  expect(readUai('92098Y')).toBeUndefined()
  expect(readUai('0920987YY')).toBeUndefined()
})
