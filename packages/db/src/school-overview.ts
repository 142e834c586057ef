import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { holds } from './access.ts'
import { present } from './audience.ts'
import type { Db } from './database.ts'
import { accountsSeenBy } from './directory/people.ts'

export async function findSchool(db: Db) {
  return await db.selectFrom('school').select(['uai', 'name', 'kind', 'schoolYear', 'zone']).executeTakeFirst()
}

/** How many people of each kind, and how many of them opened their account. An institution gets no log-in. */
export async function countPeople(db: Db, viewer: Viewer) {
  return await accountsSeenBy(db, viewer)
    .select([
      sql<number>`count(*) filter (where role = 'student')`.as('students'),
      sql<number>`count(*) filter (where role = 'student' and login_id is not null)`.as('studentsActivated'),
      sql<number>`count(*) filter (where ${answersForSomeone(viewer.today)})`.as('parents'),
      sql<number>`count(*) filter (where login_id is not null and ${answersForSomeone(viewer.today)})`.as(
        'parentsActivated',
      ),
      sql<number>`count(*) filter (where role = 'parent' and is_institution)`.as('institutions'),
      sql<number>`count(*) filter (where role = 'teacher')`.as('teachers'),
      sql<number>`count(*) filter (where role = 'teacher' and login_id is not null)`.as('teachersActivated'),
      sql<number>`count(*) filter (where role = 'admin')`.as('admins'),
      sql<number>`count(*) filter (where role = 'admin' and login_id is not null)`.as('adminsActivated'),
      sql<number>`count(*) filter (where role = 'student' and not exists (
        select 1 from enrolment join teaching_group on teaching_group.id = group_id and kind = 'division'
        where student_id = account.id and ${holds('enrolment', viewer.today)}))`.as('waiting'),
    ])
    .executeTakeFirstOrThrow()
}

/** A parent of today: answers for a pupil who is here, and can have a log-in. */
const answersForSomeone = (today: string) => sql`role = 'parent' and not is_institution and exists (
  select 1 from guardianship join account student on student.id = guardianship.student_id and ${present('student', today)}
  where guardianship.parent_id = account.id and guardianship.level = 'legal' and guardianship.access <> 'none'
    and ${holds('guardianship', today)})`

export async function countDoubts(db: Db) {
  const { count } = await db
    .selectFrom('importDoubt')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function findLastImport(db: Db) {
  return await db
    .selectFrom('schoolImport')
    .select(['appliedAt', 'files'])
    .orderBy('appliedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What the files said of someone and nobody could settle; it waits for a person. */
export async function listDoubts(db: Db) {
  return await db
    .selectFrom('importDoubt')
    .select(['id', 'kind', 'who', 'reason', 'seenAt'])
    .orderBy('kind')
    .orderBy(sql`who collate "fr-x-icu"`)
    .orderBy('id')
    .limit(500)
    .execute()
}
