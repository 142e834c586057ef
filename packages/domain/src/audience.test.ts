import { expect, test } from 'vitest'
import { audienceKinds, audienceLabel, audienceRules, audiencesOf, recipientLimit } from './audience.ts'

test('every line of the table can be asked for', () => {
  expect([...audienceKinds].sort()).toEqual(Object.keys(audienceRules).sort())
})

test('no pupil’s words reach another pupil, whatever the author chooses', () => {
  expect(audienceRules.students_of_group.replies).toBe('sender')
  expect(audienceRules.all_students.replies).toBe('sender')
  expect(audiencesOf('student')).toEqual(['teacher', 'school_life'])
})

test('everyone is written to by the school’s office alone', () => {
  const writers = ['student', 'parent', 'teacher', 'schoolLife', 'librarian', 'admin'] as const
  for (const kind of ['all_parents', 'all_students'] as const)
    expect(writers.filter((writer) => audiencesOf(writer).includes(kind))).toEqual(['admin'])
})

test.each([
  ['student', null, 10],
  ['teacher', 'ENS', 200],
  ['admin', 'ADF', 200],
  ['admin', 'DIR', Number.POSITIVE_INFINITY],
] as const)('a message of a %s (%s) reaches %d people at most', (role, staffFunction, limit) => {
  expect(recipientLimit(role, staffFunction)).toBe(limit)
})

test('an audience is said in words', () => {
  const group = { name: '5B', kind: 'division' as const }
  expect(audienceLabel('parents_of_group', { group })).toBe('Responsables de la classe 5B')
  const person = { givenName: 'Zoé', familyName: 'LEFÈVRE', civility: 'Mme' }
  expect(audienceLabel('parents_of_student', { person })).toBe('Responsables de Zoé Lefèvre')
  expect(audienceLabel('teacher', { person })).toBe('Mme Lefèvre')
})
