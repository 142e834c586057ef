import { type Audience, audiencesOf, pickedByName, type Writer } from '@preau/domain/audience'
import { fold } from '@preau/domain/name'
import type { Role, Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { groupsSeenBy, holds, studentsSeenBy } from '../access.ts'
import { reach, type reachOf } from '../audience.ts'
import type { Db } from '../database.ts'

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
    .orderBy(sql`coalesce(person.usage_name, person.family_name) collate "fr-x-icu"`)
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
    .orderBy(sql`coalesce(person.usage_name, person.family_name) collate "fr-x-icu"`)
    .orderBy(sql`person.given_name collate "fr-x-icu"`)
    .orderBy('person.id')
    .orderBy('reach.kind')
    .limit(60)
  const named = await idsNamed(db, search)
  if (named) query = query.where(sql<boolean>`coalesce(reach.student_key, reach.account_key) = any(${named}::uuid[])`)
  if (groupId) query = query.where('reach.studentKey', 'in', enrolledIn(db, groupId, viewer.today))
  return await query.execute()
}

/** Who is called so, found first: the rule is then asked about these alone. */
async function idsNamed(db: Db, search: string) {
  const words = fold(search).split(' ').filter(Boolean)
  if (words.length === 0) return undefined
  let query = db
    .selectFrom('account')
    .select('id')
    .where('role', '<>', 'parent')
    .orderBy(sql`coalesce(usage_name, family_name) collate "fr-x-icu"`)
    .orderBy(sql`given_name collate "fr-x-icu"`)
    .limit(300)
  for (const word of words) query = query.where(hasWord('account', word))
  return (await query.execute()).map(({ id }) => id)
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
    .orderBy(sql`coalesce(usage_name, family_name) collate "fr-x-icu"`)
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
