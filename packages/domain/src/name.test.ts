import { expect, test } from 'vitest'
import { ofName } from './name.ts'

test.each([
  ['Zoé', 'de Zoé'],
  ['Adam', 'd’Adam'],
  ['Éloïse', 'd’Éloïse'],
  ['Œdipe', 'd’Œdipe'],
  ['Yanis', 'de Yanis'],
])('%s: %s', (name, words) => {
  expect(ofName(name)).toBe(words)
})
