import { randomBytes } from 'node:crypto'
import { activationCode, codeDays } from '@preau/domain/activation-code'
import type { IssueInput } from '@preau/domain/activation-sheet'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { holds } from './access.ts'
import { codeHash } from './activation.ts'
import { divisionName } from './audience/list.ts'
import { present } from './audience.ts'
import type { Db } from './database.ts'
import { accountsSeenBy } from './directory/people.ts'

const enrolledIn = (groupId: string, today: string) =>
  sql`select student_id from enrolment where group_id = ${groupId} and ${holds('enrolment', today)}`

// A parent of today: answers, with some right, for a pupil who is here.
const answersFor = (
  today: string,
  students = sql`select id from account student where ${present('student', today)}`,
) => sql`
  select parent_id from guardianship where level = 'legal' and access <> 'none' and ${holds('guardianship', today)}
    and student_id in (select id from account student where role = 'student' and ${present('student', today)})
    and student_id in (${students})`

/** Who is asked for: a class's pupils, their parents, the staff; or some of them, one by one. */
function peopleAsked(db: Db, viewer: Viewer, { audience, groupId, accountIds }: IssueInput) {
  const everyone = accountsSeenBy(db, viewer).where('account.isInstitution', '=', false)
  let asked = everyone
  if (audience === 'students') {
    asked = asked.where('account.role', '=', 'student')
    if (groupId) asked = asked.where(sql<boolean>`account.id in (${enrolledIn(groupId, viewer.today)})`)
  } else if (audience === 'parents') {
    const students = groupId ? enrolledIn(groupId, viewer.today) : undefined
    asked = asked
      .where('account.role', '=', 'parent')
      .where(sql<boolean>`account.id in (${answersFor(viewer.today, students)})`)
  } else {
    asked = asked.where('account.role', 'in', ['teacher', 'admin'])
    if (groupId)
      asked = asked.where(
        sql<boolean>`account.id in (select teacher_id from teaching where group_id = ${groupId}
          and ${holds('teaching', viewer.today)})`,
      )
  }
  return accountIds ? asked.where('account.id', 'in', accountIds) : asked
}

/**
 * New codes for those who have not opened their account, or for whoever is named: a password was lost. An older code
 * that nobody used dies. The words of the codes are in the answer and nowhere else.
 */
export async function issueCodes(db: Db, viewer: Viewer, input: IssueInput, now: Date) {
  const asked = peopleAsked(db, viewer, input)
  const people = await (input.accountIds ? asked : asked.where('account.loginId', 'is', null))
    .select(['account.id', 'account.role', 'account.staffFunction'])
    .select(['account.givenName', 'account.familyName', 'account.usageName', 'account.civility'])
    .select(divisionName('account.id', viewer.today).as('divisionName'))
    .select(childrenClasses(viewer.today).as('children'))
    .orderBy(sql`coalesce(account.usage_name, account.family_name) collate "fr-x-icu"`)
    .orderBy(sql`account.given_name collate "fr-x-icu"`)
    .orderBy('account.id')
    .execute()
  const expiresAt = new Date(now.getTime() + codeDays * 86_400_000)
  const sheets = people.map((person) => ({ ...person, code: activationCode(randomBytes(13)), expiresAt }))
  if (sheets.length === 0) return []
  await db
    .insertInto('activationCode')
    .values(sheets.map(({ id, code }) => ({ accountId: id, codeHash: codeHash(code), issuedAt: now, expiresAt })))
    .onConflict((conflict) =>
      conflict.column('accountId').doUpdateSet((eb) => ({
        codeHash: eb.ref('excluded.codeHash'),
        issuedAt: eb.ref('excluded.issuedAt'),
        expiresAt: eb.ref('excluded.expiresAt'),
        usedAt: null,
      })),
    )
    .execute()
  return sheets
}

export interface Child {
  givenName: string
  divisionName: string | null
}

const childrenClasses = (today: string) => sql<Child[]>`coalesce((
  select json_agg(json_build_object('givenName', child.given_name, 'divisionName', ${divisionName('child.id', today)})
    order by child.given_name, child.id)
  from guardianship join account child on child.id = guardianship.student_id and ${present('child', today)}
  where guardianship.parent_id = account.id and guardianship.level = 'legal' and guardianship.access <> 'none'
    and ${holds('guardianship', today)}), '[]')`

/** How many asked for are already open: the page says why they have no code. */
export async function countOpened(db: Db, viewer: Viewer, input: IssueInput) {
  const { count } = await peopleAsked(db, viewer, input)
    .where('account.loginId', 'is not', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export interface Standing {
  groupId: string | null
  groupName: string | null
  level: string | null
  audience: 'students' | 'parents' | 'staff'
  activated: number
  waiting: number
  none: number
}

/** Class by class, then the staff: accounts open, codes handed out and still good, and nothing yet. */
export async function listActivation(db: Db, viewer: Viewer, now: Date) {
  const { today } = viewer
  const people = sql`
    select group_id, 'students' as audience, student_id as account_id from enrolment where ${holds('enrolment', today)}
    union select group_id, 'parents', parent_id from enrolment join guardianship using (student_id)
      where ${holds('enrolment', today)} and ${holds('guardianship', today)} and guardianship.level = 'legal'
        and guardianship.access <> 'none'
    union select null, 'staff', id from account where role in ('teacher', 'admin')`
  const seen = accountsSeenBy(db, viewer).where('account.isInstitution', '=', false).select('account.id')
  const rows = await sql<Standing>`
    select division.id as group_id, division.name as group_name, division.level, person.audience,
      count(*) filter (where account.login_id is not null) as activated,
      count(*) filter (where account.login_id is null and code.account_id is not null) as waiting,
      count(*) filter (where account.login_id is null and code.account_id is null) as none
    from (${people}) person
      join account on account.id = person.account_id
      left join teaching_group division on division.id = person.group_id
      left join activation_code code
        on code.account_id = account.id and code.used_at is null and code.expires_at > ${now}
    where account.id in ${seen} and (person.group_id is null or division.kind = 'division')
    group by division.id, person.audience
    order by division.name collate "fr-x-icu", person.audience desc`.execute(db)
  return rows.rows
}
