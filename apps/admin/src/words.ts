import type { Role } from '@preau/domain/role'
import { dayAndMonth } from '@preau/ui/format'

/** What files and tables name in one word, as people say it. */
const kinships: Record<string, string> = {
  mother: 'mère',
  father: 'père',
  sibling: 'frère ou sœur',
  grandparent: 'grand-parent',
  relative: 'membre de la famille',
  educator: 'éducatrice ou éducateur',
  foster_family: 'famille d’accueil',
  childminder: 'assistante maternelle',
  guardian: 'tutrice ou tuteur',
  child_welfare: 'aide sociale à l’enfance',
  self: 'élève responsable de soi',
  other: 'autre lien',
}

/** Nothing where the file does not say it: ONDE never does. */
export const kinship = (word: string | null) => (word === null ? undefined : (kinships[word] ?? kinships['other']))

export const levels = {
  legal: 'responsabilité légale',
  in_charge: 'a la charge de l’enfant',
  contact: 'à contacter',
} as const

/** Who leads a class: a form teacher in a collège, its teacher in an école. */
export const classTeacher = { college: 'Professeur principal', elementary: 'Enseignement' } as const

/** What a guardianship opens, in words and in colour. */
export const rights = {
  full: { word: 'Droit complet', tone: 'success' },
  information: { word: 'Information seulement', tone: 'warning' },
  none: { word: 'Aucun droit', tone: 'danger' },
} as const

export const roleNames: Record<Role, string> = {
  student: 'Élève',
  parent: 'Responsable',
  teacher: 'Équipe',
  admin: 'Direction',
}

export const doubts = {
  duplicate: 'Doublon possible',
  homonym: 'Homonymes',
  unmatched: 'Sans correspondance',
} as const

/** « 7 juillet 2014 » */
export const date = (day: string) => `${dayAndMonth(day)} ${day.slice(0, 4)}`

/** The look of a link in a table or a sentence. */
export const textLink = 'text-accent underline decoration-1 underline-offset-3'
