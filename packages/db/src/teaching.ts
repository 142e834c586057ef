import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { holds } from './access.ts'
import type { Db } from './database.ts'

/** What this teacher teaches today: a group and a subject, or in an école a class for everything. */
export async function listTeachings(db: Db, viewer: Viewer) {
  const rows = await db
    .selectFrom('teaching')
    .innerJoin('teachingGroup', 'teachingGroup.id', 'teaching.groupId')
    .leftJoin('subject', 'subject.id', 'teaching.subjectId')
    .select(['teachingGroup.id as groupId', 'teachingGroup.name as groupName', 'teachingGroup.kind'])
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue'])
    .select(({ selectFrom }) =>
      selectFrom('enrolment')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('enrolment.groupId', '=', 'teachingGroup.id')
        .where(holds('enrolment', viewer.today))
        .as('students'),
    )
    .where('teaching.teacherId', '=', viewer.id)
    .where(holds('teaching', viewer.today))
    .distinct()
    .orderBy('teachingGroup.kind')
    .orderBy('teachingGroup.name')
    .orderBy('subject.name')
    .execute()
  return rows.map((row) => ({
    group: { id: row.groupId, name: row.groupName, kind: row.kind },
    subject: row.subjectId ? { id: row.subjectId, name: row.subjectName ?? '', hue: row.hue ?? '' } : null,
    students: row.students ?? 0,
  }))
}

/** The subjects one teaches a group today; null stands for all of them. */
export async function listSubjectsTaught(db: Db, viewer: Viewer, groupId: string) {
  const rows = await db
    .selectFrom('teaching')
    .select('teaching.subjectId')
    .distinct()
    .where('teaching.teacherId', '=', viewer.id)
    .where('teaching.groupId', '=', groupId)
    .where(holds('teaching', viewer.today))
    .execute()
  return rows.map(({ subjectId }) => subjectId)
}
