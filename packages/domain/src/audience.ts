import * as z from 'zod/mini'
import { formalName, fullName, type Named, ofName } from './name.ts'
import type { Role } from './role.ts'

/** Who writes, finer than the role: school life (CPE), the librarian and teachers share one app, not one reach. */
export type Writer = 'student' | 'parent' | 'teacher' | 'schoolLife' | 'librarian' | 'admin'

/** To the author alone, to everyone, or as the author chooses. Nowhere may a pupil's words reach another pupil. */
export type Replies = 'sender' | 'choice' | 'everyone'

interface Rule {
  from: readonly Writer[]
  /** What names one audience of this kind. `child` is asked of parents alone: which child it is about. */
  by: readonly ('group' | 'student' | 'account' | 'child')[]
  replies: Replies
}

/**
 * Who may write to whom: the whole rule. The groups, pupils and children meant are those the writer sees today
 * (`access.ts`), a parent's being those for whom the right is full. A parent with the right to information alone, or
 * none, starts no thread. Institutions receive nothing. The librarian writes to pupils, not to their families.
 * Whoever was written to may answer.
 */
export const audienceRules = {
  parents_of_group: { from: ['teacher', 'schoolLife', 'admin'], by: ['group'], replies: 'choice' },
  parents_of_student: { from: ['teacher', 'schoolLife', 'admin'], by: ['student'], replies: 'choice' },
  students_of_group: { from: ['teacher', 'schoolLife', 'librarian', 'admin'], by: ['group'], replies: 'sender' },
  student: { from: ['teacher', 'schoolLife', 'librarian', 'admin'], by: ['student'], replies: 'everyone' },
  team_of_group: { from: ['teacher', 'schoolLife', 'librarian', 'admin'], by: ['group'], replies: 'choice' },
  colleague: { from: ['teacher', 'schoolLife', 'librarian', 'admin'], by: ['account'], replies: 'everyone' },
  teacher: { from: ['student', 'parent'], by: ['account', 'child'], replies: 'everyone' },
  school_life: { from: ['student', 'parent'], by: ['child'], replies: 'everyone' },
  management: { from: ['parent'], by: ['child'], replies: 'everyone' },
  staff: { from: ['teacher', 'schoolLife', 'librarian', 'admin'], by: [], replies: 'choice' },
  all_parents: { from: ['admin'], by: [], replies: 'sender' },
  all_students: { from: ['admin'], by: [], replies: 'sender' },
} as const satisfies Record<string, Rule>

export type AudienceKind = keyof typeof audienceRules

const kinds = z.enum([
  'parents_of_group',
  'parents_of_student',
  'students_of_group',
  'student',
  'team_of_group',
  'colleague',
  'teacher',
  'school_life',
  'management',
  'staff',
  'all_parents',
  'all_students',
])
export const audienceKinds: readonly AudienceKind[] = kinds.options

export const audienceInput = z.strictObject({
  kind: kinds,
  groupId: z.optional(z.uuid()),
  studentId: z.optional(z.uuid()),
  accountId: z.optional(z.uuid()),
})
export type Audience = z.infer<typeof audienceInput>

export function writerOf(role: Role, staffFunction: string | null): Writer {
  if (role !== 'teacher') return role
  if (staffFunction === 'EDU') return 'schoolLife'
  return staffFunction === 'DOC' ? 'librarian' : 'teacher'
}

const ruleOf = (kind: AudienceKind): Rule => audienceRules[kind]

export const mayWriteTo = (writer: Writer, kind: AudienceKind) => ruleOf(kind).from.includes(writer)
export const audiencesOf = (writer: Writer) => audienceKinds.filter((kind) => mayWriteTo(writer, kind))
export const repliesTo = (kind: AudienceKind) => ruleOf(kind).replies

/** Kinds picked by typing a name; the others are short enough to be listed. */
export const pickedByName = (kind: AudienceKind) =>
  kind === 'parents_of_student' || kind === 'student' || kind === 'colleague'

/** How many one message may reach: a stolen account's damage is bounded. Only the direction writes to everybody. */
export function recipientLimit(role: Role, staffFunction: string | null) {
  if (role === 'student') return 10
  if (role === 'parent') return 50
  const direction = role === 'admin' && (staffFunction === null || staffFunction === 'DIR')
  return direction ? Number.POSITIVE_INFINITY : 200
}

/** A pupil's messages in an hour, all threads together. */
export const pupilMessagesAnHour = 20

interface Names {
  group?: { name: string; kind: 'division' | 'group' } | undefined
  person?: Named | undefined
}

/** What the audience is called on the screen and at the head of the thread. */
export function audienceLabel(kind: AudienceKind, { group, person }: Names) {
  const where = group ? `${group.kind === 'division' ? 'de la classe' : 'du groupe'} ${group.name}` : ''
  const who = person ? fullName(person) : ''
  const labels: Record<AudienceKind, string> = {
    parents_of_group: `Responsables ${where}`,
    parents_of_student: `Responsables ${ofName(who)}`,
    students_of_group: `Élèves ${where}`,
    student: who,
    team_of_group: `Équipe ${where}`,
    colleague: who,
    teacher: person ? formalName(person) : '',
    school_life: 'Vie scolaire',
    management: 'Direction',
    staff: 'Tous les personnels',
    all_parents: 'Tous les responsables',
    all_students: 'Tous les élèves',
  }
  return labels[kind]
}

/** What a member of the school's staff does, where it is not teaching. */
export function staffTitle(role: Role, staffFunction: string | null) {
  if (role === 'admin') return staffFunction === null || staffFunction === 'DIR' ? 'Direction' : 'Administration'
  if (role !== 'teacher') return null
  if (staffFunction === 'EDU') return 'Vie scolaire'
  return staffFunction === 'DOC' ? 'CDI' : null
}
