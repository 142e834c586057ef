import { expect, test } from 'vitest'
import { blanksFirst, neighboursOf, type Student, show } from './board.ts'

function student(id: string, state: Student['state'], feedback: Student['feedback'] = 'none'): Student {
  const late = state === 'late'
  const submission =
    state === 'missing' ? null : { id, version: 1, submittedAt: '2026-11-23T09:20:00.000Z', late, files: 0 }
  return { id, name: id, state, ticked: false, submission, feedback }
}

const students = [
  student('Ali', 'submitted'),
  student('Bea', 'missing'),
  student('Cyr', 'late', 'returned'),
  student('Dan', 'missing'),
  student('Eve', 'submitted', 'draft'),
]
const names = (found: readonly Student[]) => found.map(({ id }) => id)

test('blanks come first, then late copies, each in the order of names', () => {
  expect(names(blanksFirst(students))).toEqual(['Bea', 'Dan', 'Cyr', 'Ali', 'Eve'])
})

test('turning the copies passes over who has handed in nothing', () => {
  expect(neighboursOf(students, 'Cyr')).toMatchObject({ previous: { id: 'Ali' }, next: { id: 'Eve' } })
  expect(neighboursOf(students, 'Ali').previous).toBeUndefined()
  expect(neighboursOf(students, 'Dan').next).toMatchObject({ id: 'Eve' })
})

test('a copy waits until it is returned, its draft comment included', () => {
  expect(names(students.filter((one) => show('a-corriger', one)))).toEqual(['Ali', 'Eve'])
})
