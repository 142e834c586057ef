import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { holds } from '../access.ts'
import { divisionName } from '../audience/list.ts'
import type { Db } from '../database.ts'
import { accountsSeenBy } from './people.ts'

/** Who this is, and whether the account is open; never the INE. */
export async function findPerson(db: Db, viewer: Viewer, accountId: string) {
  return await accountsSeenBy(db, viewer)
    .leftJoin('login', 'login.id', 'account.loginId')
    .leftJoin('activationCode as code', (join) =>
      join.onRef('code.accountId', '=', 'account.id').on('code.usedAt', 'is', null),
    )
    .select(['account.id', 'account.role', 'account.staffFunction', 'account.isInstitution', 'account.level'])
    .select(['account.givenName', 'account.familyName', 'account.usageName', 'account.civility'])
    .select(['account.enteredOn', 'login.username', 'code.expiresAt as codeExpiresAt'])
    .select(sql<string | null>`case when account.role = 'student' then account.birth_on::text end`.as('birthOn'))
    .select(sql<boolean>`account.login_id is not null`.as('activated'))
    .where('account.id', '=', accountId)
    .executeTakeFirst()
}

/** Classes and groups a pupil is in today, the class first. */
export async function listGroupsOf(db: Db, viewer: Viewer, studentId: string) {
  return await db
    .selectFrom('enrolment')
    .innerJoin('teachingGroup as group', 'group.id', 'enrolment.groupId')
    .select(['group.id', 'group.name', 'group.kind'])
    .where('enrolment.studentId', '=', studentId)
    .where('enrolment.studentId', 'in', accountsSeenBy(db, viewer).select('account.id'))
    .where(holds('enrolment', viewer.today))
    .orderBy('group.kind')
    .orderBy(sql`"group".name collate "fr-x-icu"`)
    .execute()
}

const person = [
  'account.id',
  'account.givenName',
  'account.familyName',
  'account.usageName',
  'account.civility',
  'account.isInstitution',
] as const
const link = [
  'guardianship.kinship',
  'guardianship.level',
  'guardianship.access',
  'guardianship.startsOn',
  'guardianship.endsOn',
] as const

/** Everyone who answers, or answered, for a pupil, with the right they hold. */
export async function listGuardiansOf(db: Db, viewer: Viewer, studentId: string) {
  return await accountsSeenBy(db, viewer)
    .innerJoin('guardianship', 'guardianship.parentId', 'account.id')
    .select([...person, ...link])
    .select(sql<boolean>`account.login_id is not null`.as('activated'))
    .select(holds('guardianship', viewer.today).as('holds'))
    .where('guardianship.studentId', '=', studentId)
    .orderBy('guardianship.level')
    .orderBy(sql`coalesce(account.usage_name, account.family_name) collate "fr-x-icu"`)
    .orderBy('account.givenName')
    .orderBy('account.id')
    .execute()
}

/** The pupils a parent answers, or answered, for. */
export async function listChildrenOf(db: Db, viewer: Viewer, parentId: string) {
  return await accountsSeenBy(db, viewer)
    .innerJoin('guardianship', 'guardianship.studentId', 'account.id')
    .select([...person, ...link])
    .select(divisionName('account.id', viewer.today).as('divisionName'))
    .select(holds('guardianship', viewer.today).as('holds'))
    .where('guardianship.parentId', '=', parentId)
    .orderBy('account.givenName')
    .orderBy('account.id')
    .execute()
}

/** What a teacher teaches today, and to whom. */
export async function listTeachingOf(db: Db, viewer: Viewer, teacherId: string) {
  return await db
    .selectFrom('teaching')
    .innerJoin('teachingGroup as group', 'group.id', 'teaching.groupId')
    .leftJoin('subject', 'subject.id', 'teaching.subjectId')
    .select(['group.id as groupId', 'group.name as groupName', 'group.kind as groupKind', 'teaching.endsOn'])
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue as subjectHue'])
    .distinct()
    .where('teaching.teacherId', '=', teacherId)
    .where('teaching.teacherId', 'in', accountsSeenBy(db, viewer).select('account.id'))
    .where(holds('teaching', viewer.today))
    .orderBy('group.name')
    .orderBy('subject.name')
    .execute()
}

/** Classes this person is form teacher of. */
export async function listFormClassesOf(db: Db, viewer: Viewer, teacherId: string) {
  return await db
    .selectFrom('formTeacher')
    .innerJoin('teachingGroup as group', 'group.id', 'formTeacher.groupId')
    .select(['group.id', 'group.name'])
    .where('formTeacher.teacherId', '=', teacherId)
    .where('formTeacher.teacherId', 'in', accountsSeenBy(db, viewer).select('account.id'))
    .orderBy('group.name')
    .execute()
}
