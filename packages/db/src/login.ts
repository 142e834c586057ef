import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { holds, studentsSeenBy } from './access.ts'
import type { Db } from './database.ts'

const here = (today: string) => sql<boolean>`(account.left_on is null or account.left_on > ${today})`

/** The log-in of this username and its hats, the one worn last first; those of people who left are gone. */
export async function findLogin(db: Db, username: string, today: string) {
  const login = await db
    .selectFrom('login')
    .select(['id', 'username', 'passwordHash', 'lastAccountId'])
    .where('username', '=', username)
    .executeTakeFirst()
  if (!login) return undefined
  const hats = await listHats(db, login.id, today)
  return { ...login, hats: hats.toSorted((one, other) => worn(other.id, login) - worn(one.id, login)) }
}

const worn = (id: string, { lastAccountId }: { lastAccountId: string | null }) => (id === lastAccountId ? 1 : 0)

export async function listHats(db: Db, loginId: string, today: string) {
  return await db
    .selectFrom('account')
    .select(['id', 'role', 'staffFunction'])
    .where('loginId', '=', loginId)
    .where(here(today))
    .orderBy('role')
    .execute()
}

export async function wearHat(db: Db, loginId: string, accountId: string) {
  await db.updateTable('login').set({ lastAccountId: accountId }).where('id', '=', loginId).execute()
}

export async function findPasswordHash(db: Db, loginId: string) {
  return await db
    .selectFrom('login')
    .select(['passwordHash', 'username'])
    .where('id', '=', loginId)
    .executeTakeFirstOrThrow()
}

export async function savePassword(db: Db, loginId: string, passwordHash: string) {
  await db.updateTable('login').set({ passwordHash }).where('id', '=', loginId).execute()
}

/** Who asks, for the first request of every screen: one round trip. */
export async function findMyself(db: Db, accountId: string, today: string) {
  return await db
    .selectFrom('account')
    .leftJoin('school', (join) => join.onTrue())
    .select([
      'account.id',
      'account.role',
      'account.loginId',
      'account.givenName',
      'account.familyName',
      'account.usageName',
      'account.civility',
      'account.staffFunction',
      'school.name as schoolName',
      'school.kind as schoolKind',
      'school.schoolYear',
    ])
    .where('account.id', '=', accountId)
    .where(here(today))
    .executeTakeFirst()
}

/** Its name is on the door: it is no secret. None in a school still empty. */
export async function findSchoolName(db: Db) {
  const school = await db.selectFrom('school').select('name').executeTakeFirst()
  return school?.name
}

/** A parent's children, each with its class. */
export async function listChildren(db: Db, viewer: Viewer) {
  return await db
    .selectFrom('account')
    .leftJoin(
      (qb) =>
        qb
          .selectFrom('enrolment')
          .innerJoin('teachingGroup', 'teachingGroup.id', 'enrolment.groupId')
          .select(['enrolment.studentId', 'teachingGroup.name'])
          .where('teachingGroup.kind', '=', 'division')
          .where(holds('enrolment', viewer.today))
          .as('division'),
      (join) => join.onRef('division.studentId', '=', 'account.id'),
    )
    .select([
      'account.id',
      'account.givenName',
      'account.familyName',
      'account.usageName',
      'division.name as divisionName',
    ])
    .where('account.id', 'in', studentsSeenBy(db, viewer))
    .orderBy('account.givenName')
    .orderBy('account.id')
    .execute()
}

/** Whoever runs the school and may sign in already; else the account that waits for its first code, made if need be. */
export async function findFirstAdmin(db: Db) {
  const found = await db
    .selectFrom('account')
    .select(['id', 'loginId'])
    .where('role', '=', 'admin')
    .orderBy(sql`login_id is null`)
    .orderBy('createdAt')
    .executeTakeFirst()
  if (found) return found
  return await db
    .insertInto('account')
    .values({ role: 'admin', familyName: 'DIRECTION', foldedName: 'direction' })
    .returning(['id', 'loginId'])
    .executeTakeFirstOrThrow()
}
