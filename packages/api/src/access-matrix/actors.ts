import type { Role } from '@preau/domain/role'

/**
 * Who tries. Zoé is a pupil of 5B; everything `here` is of her class, everything `elsewhere` of 3A. The first fourteen
 * are the actors every door must know how to answer; the others are those a guard forgets most easily.
 */
export const actors = {
  anonymous: 'nobody signed in',
  expired: 'Zoé, whose session was idle too long',
  left: 'a teacher of 5B who has left the school, session still open',
  pupil: 'Zoé herself',
  pupilElsewhere: 'a pupil of 3A, who was in 5B until October',
  guardian: 'answers for Zoé, with the full right',
  informed: 'answers for Zoé, with the right to information alone',
  removed: 'answered for Zoé until November',
  otherGuardian: 'answers for a classmate of Zoé',
  teacher: 'teaches 5B mathematics',
  teacherElsewhere: 'teaches 3A alone',
  substitute: 'taught 5B mathematics until October, still named on its slot',
  schoolLife: 'the CPE',
  admin: 'the head of the school',
  outlived: 'Zoé, whose session met its absolute end',
  classmate: 'a pupil of 5B who is not Zoé',
  barred: 'answers for Zoé, with a right reduced to none',
  guardianElsewhere: 'answers for the pupil of 3A; a contact of Zoé’s',
  colleague: 'teaches 5B history',
  librarian: 'the librarian',
} as const

export type Actor = keyof typeof actors

const isActor = (name: string): name is Actor => Object.hasOwn(actors, name)
export const everyActor: readonly Actor[] = Object.keys(actors).filter(isActor)

/** Whose session opens nothing: nobody is there. */
export const strangers: readonly Actor[] = ['anonymous', 'expired', 'outlived', 'left']

export const roleOf: Record<Actor, Role | undefined> = {
  anonymous: undefined,
  expired: 'student',
  outlived: 'student',
  left: 'teacher',
  pupil: 'student',
  classmate: 'student',
  pupilElsewhere: 'student',
  guardian: 'parent',
  informed: 'parent',
  removed: 'parent',
  barred: 'parent',
  otherGuardian: 'parent',
  guardianElsewhere: 'parent',
  teacher: 'teacher',
  colleague: 'teacher',
  teacherElsewhere: 'teacher',
  substitute: 'teacher',
  schoolLife: 'teacher',
  librarian: 'teacher',
  admin: 'admin',
}

/** Where the thing asked for is. */
export const sides = ['here', 'elsewhere', 'absent'] as const
export type Side = (typeof sides)[number]
