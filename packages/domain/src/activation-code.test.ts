import { expect, test } from 'vitest'
import { activationCode, readCode } from './activation-code.ts'

test('a code is thirteen signs in fours, and none of them looks like another', () => {
  const bytes = Uint8Array.from({ length: 13 }, (_, index) => index * 19)
  const code = activationCode(bytes)
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]$/)
  expect(readCode(code)).toBe(code.replaceAll('-', ''))
})

test.each(['K7QF-9MZP-4XTR-B', 'k7qf9mzp4xtrb', ' k7qf 9mzp – 4xtr b ', 'K7QF.9MZP.4XTR.B'])('%s is read', (typed) => {
  expect(readCode(typed)).toBe('K7QF9MZP4XTRB')
})

test.each(['', 'K7QF-9MZP-4XTR', 'K7QF-9MZP-4XTR-BB', 'K7QF-9MZP-4XTR-0', 'K7QF-9MZP-4XTR-é'])(
  '%s is no code',
  (typed) => {
    expect(readCode(typed)).toBeUndefined()
  },
)
