import type { Reason } from '@preau/domain/refusal'
import type { Role } from '@preau/domain/role'
import type { Actor, Side } from './actors.ts'

/** How one is turned away: by a refusal, or by an answer that does not hold what was sought. */
export type Denial = Reason | 'without'

export interface Row {
  /** Who sees the thing of 5B, or does it there. */
  here?: readonly Actor[]
  /** Who sees the thing of 3A, or does it there. */
  elsewhere?: readonly Actor[]
  /** Nobody sees what does not exist, unless the thing asked for makes no difference. */
  absent?: readonly Actor[]
  /** How everybody else is answered; the same for what is forbidden as for what does not exist. */
  otherwise: Denial | Partial<Record<Role, Denial>>
  /** Those whom something else turns away: what they ask for exists for them, not what they ask of it. */
  but?: Partial<Record<Denial, Partial<Record<Side, readonly Actor[]>>>>
  /** Asked of 5B alone: the question names nothing that 3A or nowhere could have. */
  once?: true
  /** What doing it changes, apart from the key of the request. */
  writes?: readonly string[]
}

export interface Procedure {
  /** Who passes the door at all: others hear `wrong_door`, and strangers `signed_out`. */
  door: 'anyone' | 'everyone' | readonly Role[]
  rows: Record<string, Row>
}

export type Policy = Record<string, Procedure>

// Families of 5B, of Zoé, of 3A. A right to information reads all that the full right reads.
export const zoe: readonly Actor[] = ['pupil', 'guardian', 'informed']
export const families: readonly Actor[] = [...zoe, 'classmate', 'otherGuardian']
export const familiesElsewhere: readonly Actor[] = ['pupilElsewhere', 'guardianElsewhere']
// A class's life is seen by all who teach it today, by school life and the librarian, who see every class.
export const everyClass: readonly Actor[] = ['schoolLife', 'librarian']
export const teachers: readonly Actor[] = ['teacher', 'colleague', ...everyClass]
export const teachersElsewhere: readonly Actor[] = ['teacherElsewhere', ...everyClass]
export const allStaff: readonly Actor[] = [...teachers, 'teacherElsewhere', 'substitute', 'admin']
export const pupils: readonly Actor[] = ['pupil', 'classmate', 'pupilElsewhere']
export const parents: readonly Actor[] = [
  'guardian',
  'informed',
  'removed',
  'barred',
  'otherGuardian',
  'guardianElsewhere',
]
export const everybody: readonly Actor[] = [...pupils, ...parents, ...allStaff]
/** Those whose subject it is: school life and colleagues read, they do not write. */
export const itsTeacher = { here: ['teacher'], elsewhere: ['teacherElsewhere'] } as const
export const itsReaders = {
  here: [...families, ...teachers, 'admin'],
  elsewhere: [...familiesElsewhere, ...teachersElsewhere, 'admin'],
} as const

/** Who was written to, or wrote. */
export const correspondents = {
  letter: {
    here: ['teacher', 'guardian', 'informed', 'otherGuardian'],
    elsewhere: ['teacherElsewhere', 'guardianElsewhere'],
  },
  answer: { here: ['teacher', 'guardian'], elsewhere: ['teacherElsewhere', 'guardianElsewhere'] },
  talk: { here: ['teacher', 'pupil'], elsewhere: ['teacherElsewhere', 'pupilElsewhere'] },
} as const
