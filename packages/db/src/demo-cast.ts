import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Everyone who teaches, for a demo to tell their fortnight. */
export async function listTeacherIds(db: Db) {
  const rows = await db
    .selectFrom('teaching')
    .innerJoin('account', 'account.id', 'teaching.teacherId')
    .select('account.id')
    .distinct()
    .orderBy('account.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** A parent of two pupils in two classes, both parents known, and the elder child: the demo's family. */
export async function findDemoFamily(db: Db) {
  return await db
    .selectFrom('guardianship')
    .innerJoin('enrolment', 'enrolment.studentId', 'guardianship.studentId')
    .innerJoin('teachingGroup as division', (join) =>
      join.onRef('division.id', '=', 'enrolment.groupId').on('division.kind', '=', 'division'),
    )
    .innerJoin('account as parent', 'parent.id', 'guardianship.parentId')
    .innerJoin('account as student', 'student.id', 'guardianship.studentId')
    .select(['parent.id as parentId', 'student.id as studentId', 'division.id as divisionId', 'division.name'])
    .where('guardianship.level', '=', 'legal')
    .where('parent.isInstitution', '=', false)
    .where('parent.civility', '=', 'Mme')
    .where('student.usageName', 'is', null)
    .where(
      sql<number>`(select count(*) from guardianship g where g.parent_id = guardianship.parent_id and g.level = 'legal')`,
      '=',
      2,
    )
    .where(
      sql<number>`(select count(*) from guardianship g where g.student_id = guardianship.student_id and g.level = 'legal')`,
      '=',
      2,
    )
    // A fifth-year pupil in a collège, a CM2 in an école: old enough to hand work in, young enough to have a sibling.
    .orderBy(sql`division.name like '5%' or division.name like 'CM2%'`, 'desc')
    .orderBy('student.familyName')
    .orderBy('student.givenName')
    .limit(1)
    .executeTakeFirst()
}

/** Who teaches this class, whoever teaches most of all first: their days are the fullest. */
export async function listTeachersOf(db: Db, divisionId: string) {
  const rows = await db
    .selectFrom('teaching')
    .innerJoin('account', 'account.id', 'teaching.teacherId')
    .select('account.id')
    .select(({ selectFrom, fn }) =>
      selectFrom('slotTeacher')
        .select(fn.countAll<number>().as('count'))
        .whereRef('slotTeacher.teacherId', '=', 'account.id')
        .as('slots'),
    )
    .distinct()
    .where('teaching.groupId', '=', divisionId)
    .select(['account.familyName', 'account.givenName'])
    .orderBy('slots', 'desc')
    .orderBy('account.familyName')
    .orderBy('account.givenName')
    .execute()
  return rows.map(({ id }) => id)
}

/** Each class with the teacher who writes to its families. */
export async function listFormTeachers(db: Db) {
  return await db
    .selectFrom('teaching')
    .innerJoin('teachingGroup', 'teachingGroup.id', 'teaching.groupId')
    .leftJoin('formTeacher', (join) =>
      join
        .onRef('formTeacher.teacherId', '=', 'teaching.teacherId')
        .onRef('formTeacher.groupId', '=', 'teaching.groupId'),
    )
    .select(['teachingGroup.id as groupId', 'teachingGroup.name', 'teaching.teacherId'])
    .distinctOn('teachingGroup.id')
    .where('teachingGroup.kind', '=', 'division')
    .orderBy('teachingGroup.id')
    .orderBy(sql`form_teacher.group_id is null`)
    .orderBy('teaching.teacherId')
    .execute()
}

/** The first person of the staff with this function. */
export async function findByFunction(db: Db, staffFunction: string, role: 'admin' | 'teacher') {
  return await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', role)
    .where('staffFunction', '=', staffFunction)
    .orderBy('familyName')
    .limit(1)
    .executeTakeFirst()
}

/** The first head of an école or principal, whatever the file calls them. */
export async function findHead(db: Db) {
  return await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'admin')
    .orderBy('familyName')
    .limit(1)
    .executeTakeFirst()
}

/** The same person's account as a teacher: the head of an école often has a class. */
export async function findOwnClassAccount(db: Db, headId: string) {
  return await db
    .selectFrom('account as head')
    .innerJoin('account as teacher', (join) =>
      join.on(sql<boolean>`teacher.onde_key = 'teacher:' || substring(head.onde_key from 6)`),
    )
    .select('teacher.id')
    .where('head.id', '=', headId)
    .where('head.ondeKey', 'like', 'head:%')
    .executeTakeFirst()
}

/** A teacher of the school with a namesake, same civility, among its parents: who wears two hats in the demo. */
export async function findTwoHats(db: Db, except: readonly string[]) {
  return await db
    .selectFrom('account as teacher')
    .innerJoin('account as parent', (join) =>
      join
        .onRef('parent.familyName', '=', 'teacher.familyName')
        .onRef('parent.civility', '=', 'teacher.civility')
        .on('parent.role', '=', 'parent'),
    )
    .innerJoin('guardianship', (join) =>
      join.onRef('guardianship.parentId', '=', 'parent.id').on('guardianship.level', '=', 'legal'),
    )
    .innerJoin('teaching', 'teaching.teacherId', 'teacher.id')
    .select(['teacher.id as teacherId', 'parent.id as parentId'])
    .where('teacher.role', '=', 'teacher')
    .where('teacher.id', 'not in', [...except])
    .where('parent.id', 'not in', [...except])
    .orderBy('teacher.familyName')
    .orderBy('parent.givenName')
    .limit(1)
    .executeTakeFirst()
}

/** Gives these accounts one log-in, unless they have one. */
export async function saveDemoLogin(
  db: Db,
  login: { username: string; passwordHash: string; accountIds: string[] },
  now: Date,
) {
  const { id } = await db
    .insertInto('login')
    .values({ username: login.username, passwordHash: login.passwordHash, createdAt: now })
    .onConflict((conflict) => conflict.column('username').doUpdateSet({ passwordHash: login.passwordHash }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('account').set({ loginId: id }).where('id', 'in', login.accountIds).execute()
}

export async function findNamed(db: Db, id: string) {
  return await db
    .selectFrom('account')
    .select(['givenName', 'familyName', 'usageName', 'civility'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** True once the demo's people may sign in: it is told last, so the story before it is whole. */
export async function isDemoTold(db: Db) {
  return (await db.selectFrom('login').select('id').limit(1).executeTakeFirst()) !== undefined
}
