import { expect, test } from 'vitest'
import { strengthOf } from './password-strength.ts'

test.each([
  ['', 'student', 0, ''],
  ['gribouille', 'student', 1, 'Encore 1\u00a0caractère.'],
  ['gribouille', 'admin', 1, 'Encore 6\u00a0caractères.'],
  ['aaaaaaaaaaaaaaaa', 'parent', 1, 'trop facile'],
  ['zoe lefevre 2014', 'student', 1, 'contient un nom'],
  ['wrzpluvqkxta', 'student', 2, 'Correct'],
  ['wrzpluvqkxtabmo', 'parent', 3, 'Solide.'],
  ['wrzpluvqkxtabmoyne', 'parent', 4, 'Très solide.'],
  ['un hibou mange des crêpes', 'parent', 4, 'une phrase'],
] as const)('%j for a %s is worth %i', (password, role, level, words) => {
  const strength = strengthOf(password, { role, words: ['Zoé', 'Lefèvre'] })
  expect(strength.level).toBe(level)
  expect(strength.words).toContain(words)
})
