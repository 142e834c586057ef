import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from '../api.ts'

export type Board = inferOutput<typeof api.homework.board>
export type Student = Board['students'][number]

export const shows = ['manquants', 'retard', 'rendus', 'a-corriger', 'corriges'] as const
type Show = (typeof shows)[number]

const kept: Record<Show, (student: Student) => boolean> = {
  manquants: ({ state }) => state === 'missing',
  retard: ({ state }) => state === 'late',
  rendus: ({ state }) => state !== 'missing',
  'a-corriger': ({ submission, feedback }) => submission !== null && feedback !== 'returned',
  corriges: ({ feedback }) => feedback === 'returned',
}

export const show = (what: Show, student: Student) => kept[what](student)

/** How many of the class stand where; a list of nobody is left out. */
export function shares({ students, past }: Board) {
  const labels: Record<Show, string> = {
    manquants: past ? 'Pas rendu' : 'Pas encore rendu',
    retard: 'En retard',
    rendus: 'Rendu',
    'a-corriger': 'À corriger',
    corriges: 'Corrigé',
  }
  return shows
    .map((id) => ({ id, label: labels[id], number: students.filter(kept[id]).length }))
    .filter(({ number }) => number > 0)
}

const rank = { missing: 0, late: 1, submitted: 2 }

/** What one looks for first: who has handed in nothing; inside, the order of names. */
export const blanksFirst = (students: readonly Student[]) =>
  students.toSorted((one, other) => rank[one.state] - rank[other.state])

/** The copies one turns over, in the order of names, around this one. */
export function neighboursOf(students: readonly Student[], studentId: string) {
  const here = students.findIndex(({ id }) => id === studentId)
  return {
    previous: students.findLast(({ submission }, index) => index < here && submission),
    next: students.find(({ submission }, index) => index > here && submission),
  }
}
