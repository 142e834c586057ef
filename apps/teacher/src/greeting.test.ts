import { expect, test } from 'vitest'
import { greeting } from './greeting.ts'

test.each([
  ['Mme Lefèvre', 'Bonjour Madame Lefèvre'],
  ['M. Le Floc’h', 'Bonjour Monsieur Le Floc’h'],
  ['Ali Diallo', 'Bonjour Ali Diallo'],
])('%s is greeted in full', (name, words) => {
  expect(greeting(name)).toBe(words)
})
