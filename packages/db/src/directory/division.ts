import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { groupsSeenBy, holds, studentsSeenBy } from '../access.ts'
import { present } from '../audience.ts'
import type { Db } from '../database.ts'
import { accountsSeenBy } from './people.ts'

/** Classes and groups of the year, each with how many pupils it has today. */
export async function listGroups(db: Db, viewer: Viewer) {
  return await db
    .selectFrom('teachingGroup as group')
    .select(['group.id', 'group.name', 'group.kind', 'group.level'])
    .select(
      sql<number>`(select count(distinct student_id) from enrolment join account on account.id = student_id
      where group_id = "group".id and ${holds('enrolment', viewer.today)} and ${present('account', viewer.today)})`.as(
        'students',
      ),
    )
    .select(formTeachers.as('formTeachers'))
    .where('group.id', 'in', groupsSeenBy(db, viewer))
    .where(({ or, eb }) => or([eb('group.endedOn', 'is', null), eb('group.endedOn', '>', viewer.today)]))
    .orderBy('group.kind')
    .orderBy(sql`"group".name collate "fr-x-icu"`)
    .execute()
}

export interface Names {
  id: string
  givenName: string
  familyName: string
  usageName: string | null
  civility: string | null
}

const formTeachers = sql<Names[]>`coalesce((
  select json_agg(json_build_object('id', account.id, 'givenName', given_name, 'familyName', family_name,
    'usageName', usage_name, 'civility', civility) order by family_name, account.id)
  from form_teacher join account on account.id = teacher_id where form_teacher.group_id = "group".id), '[]')`

export async function findGroup(db: Db, viewer: Viewer, groupId: string) {
  return await db
    .selectFrom('teachingGroup as group')
    .select(['group.id', 'group.name', 'group.kind', 'group.level'])
    .select(formTeachers.as('formTeachers'))
    .where('group.id', '=', groupId)
    .where('group.id', 'in', groupsSeenBy(db, viewer))
    .executeTakeFirst()
}

export interface Guardian extends Names {
  activated: boolean
  isInstitution: boolean
  access: 'full' | 'information' | 'none'
  kinship: string | null
}

/** The pupils of a group today, each with those who answer for them today. */
export async function listStudents(db: Db, viewer: Viewer, groupId: string) {
  return await db
    .selectFrom('enrolment')
    .innerJoin('account as student', 'student.id', 'enrolment.studentId')
    .select(['student.id', 'student.givenName', 'student.familyName', 'student.usageName', 'student.civility'])
    .select(sql<boolean>`student.login_id is not null`.as('activated'))
    .select(
      sql<Guardian[]>`coalesce((
        select json_agg(json_build_object('id', account.id, 'givenName', given_name, 'familyName', family_name,
          'usageName', usage_name, 'civility', civility, 'activated', login_id is not null,
          'isInstitution', is_institution, 'access', access, 'kinship', kinship) order by family_name, account.id)
        from guardianship join account on account.id = parent_id and ${present('account', viewer.today)}
        where guardianship.student_id = student.id and guardianship.level = 'legal'
          and ${holds('guardianship', viewer.today)}), '[]')`.as('parents'),
    )
    .where('enrolment.groupId', '=', groupId)
    .where('enrolment.groupId', 'in', groupsSeenBy(db, viewer))
    .where('student.id', 'in', studentsSeenBy(db, viewer))
    .where(holds('enrolment', viewer.today))
    .orderBy(sql`coalesce(student.usage_name, student.family_name) collate "fr-x-icu"`)
    .orderBy(sql`student.given_name collate "fr-x-icu"`)
    .orderBy('student.id')
    .execute()
}

/** Who teaches a group today, and what. */
export async function listTeachers(db: Db, viewer: Viewer, groupId: string) {
  return await accountsSeenBy(db, viewer)
    .innerJoin('teaching', 'teaching.teacherId', 'account.id')
    .leftJoin('subject', 'subject.id', 'teaching.subjectId')
    .select(['account.id', 'account.givenName', 'account.familyName', 'account.usageName', 'account.civility'])
    .select(sql<boolean>`account.login_id is not null`.as('activated'))
    .select(sql<string[]>`array_remove(array_agg(distinct subject.name order by subject.name), null)`.as('subjects'))
    .where('teaching.groupId', '=', groupId)
    .where(holds('teaching', viewer.today))
    .groupBy('account.id')
    .orderBy(sql`coalesce(account.usage_name, account.family_name) collate "fr-x-icu"`)
    .orderBy('account.id')
    .execute()
}
