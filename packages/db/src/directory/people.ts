import type { PeopleFilter } from '@preau/domain/directory'
import { fold } from '@preau/domain/name'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { holds } from '../access.ts'
import { divisionName, hasWord } from '../audience/list.ts'
import { present } from '../audience.ts'
import type { Db } from '../database.ts'

export const peoplePage = 50

/** Accounts that an admin of the school may look up, nobody else; the procedure's door says it too. */
export function accountsSeenBy(db: Db, viewer: Viewer) {
  return db.selectFrom('account').where(sql<boolean>`${viewer.role} = 'admin'`).where(present('account', viewer.today))
}

/** Children's classes, for the line under a parent's name. */
const childrenNames = (viewer: Viewer) => sql<string[]>`array(
  select child.given_name from guardianship join account child on child.id = guardianship.student_id
    and ${present('child', viewer.today)}
  where guardianship.parent_id = account.id and ${holds('guardianship', viewer.today)} order by child.given_name)`

/** One page of people by name, in French order. One more row than a page says there is another. */
export async function listPeople(db: Db, viewer: Viewer, filter: PeopleFilter) {
  const { search, role, divisionId, activated, waiting, cursor } = filter
  // By the name that is read on the line.
  const family = sql<string>`coalesce(account.usage_name, account.family_name) collate "fr-x-icu"`
  const given = sql<string>`account.given_name collate "fr-x-icu"`
  let query = accountsSeenBy(db, viewer)
    .select(['account.id', 'account.role', 'account.staffFunction', 'account.isInstitution'])
    .select(['account.givenName', 'account.familyName', 'account.usageName', 'account.civility'])
    .select(sql<boolean>`account.login_id is not null`.as('activated'))
    .select(divisionName('account.id', viewer.today).as('divisionName'))
    .select(childrenNames(viewer).as('children'))
    .orderBy(family)
    .orderBy(given)
    .orderBy('account.id')
    .limit(peoplePage + 1)
  for (const word of fold(search).split(' ').filter(Boolean)) query = query.where(hasWord('account', word))
  if (role) query = query.where('account.role', '=', role)
  if (activated !== undefined) query = query.where('account.loginId', activated ? 'is not' : 'is', null)
  if (waiting) query = query.where('account.role', '=', 'student').where(sql<boolean>`not ${hasDivision(viewer.today)}`)
  if (divisionId) query = query.where(sql<boolean>`account.id in (${peopleOf(divisionId, viewer.today)})`)
  if (cursor)
    query = query.where(
      sql<boolean>`(${family}, ${given}, account.id) >
        (${cursor.familyName} collate "fr-x-icu", ${cursor.givenName} collate "fr-x-icu", ${cursor.id}::uuid)`,
    )
  return await query.execute()
}

const hasDivision = (today: string) => sql`exists (
  select 1 from enrolment join teaching_group on teaching_group.id = group_id and kind = 'division'
    where student_id = account.id and ${holds('enrolment', today)})`

/** A class is its pupils, those who answer for them, and those who teach them. */
const peopleOf = (divisionId: string, today: string) => sql`
  select student_id from enrolment where group_id = ${divisionId} and ${holds('enrolment', today)}
  union select parent_id from guardianship join enrolment using (student_id)
    where group_id = ${divisionId} and level = 'legal' and ${holds('enrolment', today)} and ${holds('guardianship', today)}
  union select teacher_id from teaching where group_id = ${divisionId} and ${holds('teaching', today)}`
