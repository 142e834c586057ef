import {
  type Audience,
  type AudienceKind,
  audiencesOf,
  mayWriteTo,
  pickedByName,
  type Writer,
  writerOf,
} from '@preau/domain/audience'
import { fold } from '@preau/domain/name'
import type { Role, Viewer } from '@preau/domain/role'
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

/** Audiences short enough to be listed, with how many each reaches. */
export async function listAudiences(db: Db, viewer: Viewer, writer: Writer) {
  const kinds = audiencesOf(writer).filter((kind) => !pickedByName(kind))
  return await reach(db, viewer, kinds)
    .leftJoin('teachingGroup as group', 'group.id', 'reach.groupKey')
    .leftJoin('account as person', 'person.id', 'reach.accountKey')
    .leftJoin('account as child', 'child.id', 'reach.studentKey')
    .select(['reach.kind', 'reach.groupKey', 'reach.studentKey', 'reach.accountKey'])
    .select(['group.name as groupName', 'group.kind as groupKind'])
    .select(['person.givenName', 'person.familyName', 'person.usageName', 'person.civility'])
    .select('child.givenName as childName')
    .select([subjectsTaught(viewer).as('subjects'), isFormTeacher(viewer).as('formTeacher')])
    .select((eb) => eb.fn.count<number>('reach.recipientId').distinct().as('count'))
    .groupBy([
      'reach.kind',
      'reach.groupKey',
      'reach.studentKey',
      'reach.accountKey',
      'group.id',
      'person.id',
      'child.id',
    ])
    .orderBy('reach.kind')
    .orderBy('group.kind')
    .orderBy(sql`"group".name collate "fr-x-icu"`)
    .orderBy('child.givenName')
    .orderBy(sql`person.family_name collate "fr-x-icu"`)
    .execute()
}

const pupil = (viewer: Viewer) => sql`coalesce(reach.student_key, ${viewer.id}::uuid)`

/** What this teacher teaches that child. */
const subjectsTaught = (viewer: Viewer) => sql<string | null>`
  (select string_agg(distinct subject.name, ', ') from teaching join enrolment on enrolment.group_id = teaching.group_id
    join subject on subject.id = teaching.subject_id
    where teaching.teacher_id = reach.account_key and enrolment.student_id = ${pupil(viewer)}
      and ${holds('teaching', viewer.today)} and ${holds('enrolment', viewer.today)})`

const isFormTeacher = (viewer: Viewer) => sql<boolean>`
  exists (select 1 from form_teacher join enrolment on enrolment.group_id = form_teacher.group_id
    where form_teacher.teacher_id = reach.account_key and enrolment.student_id = ${pupil(viewer)}
      and ${holds('enrolment', viewer.today)})`

/** Pupils, their parents and colleagues, found by the pupil's or the colleague's name. */
export async function listPeople(db: Db, viewer: Viewer, writer: Writer, search: string, groupId?: string) {
  const kinds = audiencesOf(writer).filter(pickedByName)
  if (kinds.length === 0) return []
  let query = reach(db, viewer, kinds)
    .innerJoin('account as person', (join) =>
      join.on('person.id', '=', sql<string>`coalesce(reach.student_key, reach.account_key)`),
    )
    .select(['reach.kind', 'reach.studentKey', 'reach.accountKey', 'person.role', 'person.staffFunction'])
    .select(['person.givenName', 'person.familyName', 'person.usageName', 'person.civility'])
    .select(divisionName('person.id', viewer.today).as('divisionName'))
    .select((eb) => eb.fn.count<number>('reach.recipientId').distinct().as('count'))
    .groupBy(['reach.kind', 'reach.studentKey', 'reach.accountKey', 'person.id'])
    .orderBy(sql`person.family_name collate "fr-x-icu"`)
    .orderBy(sql`person.given_name collate "fr-x-icu"`)
    .orderBy('person.id')
    .orderBy('reach.kind')
    .limit(60)
  for (const word of fold(search).split(' ').filter(Boolean)) query = query.where(hasWord('person', word))
  if (groupId) query = query.where('reach.studentKey', 'in', enrolledIn(db, groupId, viewer.today))
  return await query.execute()
}

/** A name one of whose words starts so; the trigram index serves the first half. */
export const hasWord = (table: string, word: string) => {
  const name = sql.ref(`${table}.foldedName`)
  return sql<boolean>`(${name} like ${`%${word}%`} and ' ' || ${name} like ${`% ${word}%`})`
}

/** The class a pupil is in today. */
export const divisionName = (studentId: string, today: string) =>
  sql<string | null>`(select teaching_group.name from enrolment join teaching_group on teaching_group.id = group_id
    where student_id = ${sql.ref(studentId)} and kind = 'division' and ${holds('enrolment', today)} limit 1)`

const enrolledIn = (db: Db, groupId: string, today: string) =>
  db
    .selectFrom('enrolment')
    .select('enrolment.studentId')
    .where('enrolment.groupId', '=', groupId)
    .where(holds('enrolment', today))

/** Names of what an audience points at; `seen` is false where the writer may not know that it exists. */
export async function findAudienceNames(db: Db, viewer: Viewer, { groupId, studentId, accountId }: Audience) {
  const group = groupId
    ? await db
        .selectFrom('teachingGroup')
        .select(['name', 'kind'])
        .where('id', '=', groupId)
        .where('id', 'in', groupsSeenBy(db, viewer))
        .executeTakeFirst()
    : undefined
  const student = studentId
    ? await db
        .selectFrom('account')
        .select(['givenName', 'familyName', 'usageName', 'civility'])
        .where('id', '=', studentId)
        .where('id', 'in', studentsSeenBy(db, viewer))
        .executeTakeFirst()
    : undefined
  const adult = accountId
    ? await db
        .selectFrom('account')
        .select(['givenName', 'familyName', 'usageName', 'civility'])
        .where('id', '=', accountId)
        .where('role', 'in', ['teacher', 'admin'])
        .executeTakeFirst()
    : undefined
  const family = viewer.role === 'student' || viewer.role === 'parent'
  const seen = !family && !accountId && (!groupId || group !== undefined) && (!studentId || student !== undefined)
  return { group, person: adult ?? student, seen }
}

interface Recipient {
  id: string
  role: Role
  givenName: string
  familyName: string
  usageName: string | null
  civility: string | null
  staffFunction: string | null
  activated: boolean
  about: string[]
}

/** How many would receive it, how many of them have not opened their account, and one page of names. */
export async function listRecipients(db: Db, query: NonNullable<ReturnType<typeof reachOf>>, offset: number) {
  const people = db.with('recipient', () =>
    query
      .leftJoin('account as child', 'child.id', 'reach.aboutId')
      .select('reach.recipientId as id')
      .select(
        sql<string[]>`coalesce(array_agg(distinct child.given_name) filter (where child.id is not null), '{}')`.as(
          'about',
        ),
      )
      .groupBy('reach.recipientId'),
  )
  const names: Recipient[] = await people
    .selectFrom('recipient')
    .innerJoin('account', 'account.id', 'recipient.id')
    .select([
      'account.id',
      'role',
      'givenName',
      'familyName',
      'usageName',
      'civility',
      'staffFunction',
      'recipient.about',
    ])
    .select(sql<boolean>`login_id is not null`.as('activated'))
    .orderBy(sql`family_name collate "fr-x-icu"`)
    .orderBy(sql`given_name collate "fr-x-icu"`)
    .orderBy('account.id')
    .offset(offset)
    .limit(recipientsPage + 1)
    .execute()
  const { count, waiting } = await people
    .selectFrom('recipient')
    .innerJoin('account', 'account.id', 'recipient.id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .select(sql<number>`count(*) filter (where login_id is null)`.as('waiting'))
    .executeTakeFirstOrThrow()
  return { names, count, waiting }
}

export const recipientsPage = 100
