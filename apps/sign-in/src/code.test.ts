import { expect, test } from 'vitest'
import { caretIn, codeInHash, codeMistake, formatCode } from './code.ts'

test.each([
  ['k7qf', 'K7QF'],
  ['k7qf9', 'K7QF-9'],
  ['K7QF 9MZP 4XTR B', 'K7QF-9MZP-4XTR-B'],
  ['k7qf9mzp4xtrb', 'K7QF-9MZP-4XTR-B'],
  ['K7QF–9MZP—4XTR.B\n', 'K7QF-9MZP-4XTR-B'],
  ['https://bruyeres.example/connexion#code=K7QF9MZP4XTRB', 'K7QF-9MZP-4XTR-B'],
  ['K7QF-9MZP-4XTR-BZZZ', 'K7QF-9MZP-4XTR-B'],
  ['', ''],
])('%j is shown as %j', (typed, shown) => {
  expect(formatCode(typed)).toBe(shown)
})

test.each([
  ['K7QF-9', 'k7qf9', 6],
  ['K7QF-9MZP', 'K7', 2],
  ['K7QF-9MZP', 'K7QF', 5],
  ['', '', 0],
])('in %j, the caret after %j stands at %i', (formatted, before, at) => {
  expect(caretIn(formatted, before)).toBe(at)
})

test('a code is checked in words before it leaves', () => {
  expect(codeMistake('')).toMatch('Recopiez')
  expect(codeMistake('K7QF-9M')).toMatch('manque 7')
  expect(codeMistake('K7QF-0')).toMatch('zéro')
  expect(codeMistake('K7QF-9MZP-4XTR-B')).toBeUndefined()
})

test('only a QR’s own hash fills the code', () => {
  expect(codeInHash('#code=k7qf9mzp4xtrb')).toBe('K7QF-9MZP-4XTR-B')
  expect(codeInHash('#contenu')).toBeUndefined()
})
