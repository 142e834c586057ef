import { expect, test } from 'vitest'
import { fullName, ofName } from './name.ts'

test.each([
  ['Zoé', 'de Zoé'],
  ['Adam', 'd’Adam'],
  ['Éloïse', 'd’Éloïse'],
  ['Œdipe', 'd’Œdipe'],
  ['Yanis', 'de Yanis'],
])('%s: %s', (name, words) => {
  expect(ofName(name)).toBe(words)
})

test.each([
  ["LE FLOC'H", "Le Floc'h"],
  ["D'HERVÉ", "D'Hervé"],
  ["O'HARA-LEFÈVRE", "O'Hara-Lefèvre"],
])('%s is written %s', (familyName, shown) => {
  expect(fullName({ givenName: 'Zoé', familyName })).toBe(`Zoé ${shown}`)
})
