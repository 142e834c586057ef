import {
  type Audience,
  type AudienceKind,
  audiencesOf,
  mayWriteTo,
  type Writer,
  writerOf,
} from '@preau/domain/audience'
import type { Viewer } from '@preau/domain/role'
import { type RawBuilder, sql } from 'kysely'
import { childrenOf, groupsSeenBy, holds, studentsSeenBy } from './access.ts'
import type { Db } from './database.ts'

/** One recipient of one audience. The keys name the audience; `aboutId` is the child it concerns. */
export interface Reach {
  kind: AudienceKind
  groupKey: string | null
  studentKey: string | null
  accountKey: string | null
  recipientId: string
  aboutId: string | null
}

/** True while this person has not left. */
export const present = (table: string, today: string) =>
  sql<boolean>`(${sql.ref(`${table}.leftOn`)} is null or ${sql.ref(`${table}.leftOn`)} > ${today})`

interface Seen {
  groups: ReturnType<typeof groupsSeenBy>
  students: ReturnType<typeof studentsSeenBy>
  /** Whom a family writes about: the pupil, or the children for whom a parent's right is full. */
  about: ReturnType<typeof childrenOf> | ReturnType<typeof studentsSeenBy>
  /** A pupil names no child: he writes for himself. */
  child: RawBuilder<unknown>
  today: string
}

const none = sql`null::uuid`

// Whoever answers for a pupil today and may hear from the school: no institution, no right reduced to none.
const hearing = ({ students, today }: Seen) => sql`
  guardianship join account parent on parent.id = guardianship.parent_id
    and not parent.is_institution and ${present('parent', today)}
    and guardianship.level = 'legal' and guardianship.access <> 'none' and ${holds('guardianship', today)}
    and guardianship.student_id in ${students}`

const taught = ({ today }: Seen) => sql`
  (select group_id, teacher_id from teaching where ${holds('teaching', today)}
    union select group_id, teacher_id from form_teacher) taught
  join account on account.id = taught.teacher_id and ${present('account', today)}`

const office = (seen: Seen, holders: RawBuilder<unknown>) => sql`
  ${none}, ${seen.child}, ${none}, account.id, ${seen.child}
  from account student join account on ${holders} and ${present('account', seen.today)}
  where student.id in ${seen.about} and ${present('student', seen.today)}`

const staff = ({ today }: Seen) => sql`
  account.id, ${none} from account where account.role in ('teacher', 'admin') and ${present('account', today)}`

/** For each kind: group, pupil and person that name the audience, then the recipient, then the child it concerns. */
const rows: Record<AudienceKind, (seen: Seen) => RawBuilder<unknown>> = {
  parents_of_group: (seen) => sql`
    enrolment.group_id, ${none}, ${none}, parent_id, guardianship.student_id
    from ${hearing(seen)} join enrolment on enrolment.student_id = guardianship.student_id
    where enrolment.group_id in ${seen.groups} and ${holds('enrolment', seen.today)}`,
  parents_of_student: (seen) => sql`
    ${none}, guardianship.student_id, ${none}, parent_id, guardianship.student_id from ${hearing(seen)}`,
  all_parents: (seen) => sql`${none}, ${none}, ${none}, parent_id, guardianship.student_id from ${hearing(seen)}`,
  students_of_group: (seen) => sql`
    enrolment.group_id, ${none}, ${none}, enrolment.student_id, ${none} from enrolment
    where enrolment.student_id in ${seen.students} and enrolment.group_id in ${seen.groups}
      and ${holds('enrolment', seen.today)}`,
  student: ({ students }) => sql`${none}, id, ${none}, id, ${none} from account where id in ${students}`,
  all_students: ({ students }) => sql`${none}, ${none}, ${none}, id, ${none} from account where id in ${students}`,
  team_of_group: (seen) => sql`
    taught.group_id, ${none}, ${none}, account.id, ${none} from ${taught(seen)} where taught.group_id in ${seen.groups}`,
  colleague: (seen) => sql`${none}, ${none}, account.id, ${staff(seen)}`,
  staff: (seen) => sql`${none}, ${none}, ${none}, ${staff(seen)}`,
  teacher: (seen) => sql`
    ${none}, ${seen.child}, account.id, account.id, ${seen.child}
    from ${taught(seen)} join enrolment on enrolment.group_id = taught.group_id
      join account student on student.id = enrolment.student_id and ${present('student', seen.today)}
    where student.id in ${seen.about} and ${holds('enrolment', seen.today)}`,
  school_life: (seen) => office(seen, sql`account.role = 'teacher' and account.staff_function = 'EDU'`),
  management: (seen) => office(seen, sql`account.role = 'admin'`),
}

/** Everybody this writer may write to today, once per audience: what is listed is what is checked. */
export function reach(db: Db, viewer: Viewer, kinds: readonly AudienceKind[]) {
  const seen: Seen = {
    groups: groupsSeenBy(db, viewer),
    students: studentsSeenBy(db, viewer),
    about: viewer.role === 'parent' ? childrenOf(db, viewer, 'full') : studentsSeenBy(db, viewer),
    child: viewer.role === 'parent' ? sql`student.id` : none,
    today: viewer.today,
  }
  const branches = kinds.map((kind) => sql`select ${sql.lit(kind)}::text, ${rows[kind](seen)}`)
  const all = sql<Reach>`(${sql.join(branches, sql` union all `)})`
  return db
    .selectFrom(all.as<'reach'>(sql`reach (kind, group_key, student_key, account_key, recipient_id, about_id)`))
    .where('reach.recipientId', '!=', viewer.id)
}

/** The recipients of one audience; undefined where the rule gives this writer no such audience. */
export function reachOf(db: Db, viewer: Viewer, writer: Writer, audience: Audience) {
  if (!mayWriteTo(writer, audience.kind)) return undefined
  const { groupId, studentId, accountId } = audience
  return reach(db, viewer, [audience.kind])
    .where('reach.groupKey', groupId ? '=' : 'is', groupId ?? null)
    .where('reach.studentKey', studentId ? '=' : 'is', studentId ?? null)
    .where('reach.accountKey', accountId ? '=' : 'is', accountId ?? null)
}

/** True when this writer may, today, write to at least one other member of the thread. */
export async function reachesMember(db: Db, viewer: Viewer, writer: Writer, threadId: string) {
  const members = db.selectFrom('threadMember').select('accountId').where('threadId', '=', threadId)
  const found = await reach(db, viewer, audiencesOf(writer))
    .select('reach.recipientId')
    .where('reach.recipientId', 'in', members)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** What this person writes as. */
export async function findWriter(db: Db, viewer: Viewer) {
  const { staffFunction } = await db
    .selectFrom('account')
    .select('staffFunction')
    .where('id', '=', viewer.id)
    .executeTakeFirstOrThrow()
  return { staffFunction, writer: writerOf(viewer.role, staffFunction) }
}
