import type { Viewer } from '@preau/domain/role'
import { type Expression, sql } from 'kysely'
import type { Db } from './database.ts'

/** True while a dated row holds on `day`; it ends on the first day it no longer holds. */
export const holds = (table: string, day: string) =>
  sql<boolean>`${sql.ref(`${table}.startsOn`)} <= ${day} and (${sql.ref(`${table}.endsOn`)} is null or ${sql.ref(`${table}.endsOn`)} > ${day})`

/**
 * `column in (ids)` where the ids are found once, first: the planner then starts from these few rows, however many
 * years the table holds.
 */
export const within = (column: string, ids: Expression<{ id: string }>) =>
  sql<boolean>`${sql.ref(column)} = any(array${ids})`

/** Groups a teacher teaches today; every group for school life (CPE) and the librarian, who teach no class. */
function groupsTaughtBy(db: Db, { id, today }: Viewer) {
  return db
    .selectFrom('teaching')
    .select('teaching.groupId as id')
    .where('teaching.teacherId', '=', id)
    .where(holds('teaching', today))
    .union(
      db
        .selectFrom('teachingGroup')
        .select('teachingGroup.id')
        .where(({ exists, selectFrom }) =>
          exists(selectFrom('account').select('id').where('id', '=', id).where('staffFunction', 'in', ['EDU', 'DOC'])),
        ),
    )
}

/** Children this person answers for today. A right reduced to none, or ended, opens nothing. */
export function childrenOf(db: Db, { id, today }: Viewer, access: 'full' | 'information' = 'information') {
  return db
    .selectFrom('guardianship')
    .select('guardianship.studentId as id')
    .where('guardianship.parentId', '=', id)
    .where('guardianship.level', '=', 'legal')
    .where('guardianship.access', 'in', access === 'full' ? ['full'] : ['full', 'information'])
    .where(holds('guardianship', today))
}

/** Students whose school life this viewer may see. The only place that says so. */
export function studentsSeenBy(db: Db, viewer: Viewer) {
  const present = db
    .selectFrom('account')
    .select('account.id')
    .where('account.role', '=', 'student')
    .where(({ or, eb }) => or([eb('account.leftOn', 'is', null), eb('account.leftOn', '>', viewer.today)]))
  if (viewer.role === 'admin') return present
  if (viewer.role === 'student') return present.where('account.id', '=', viewer.id)
  if (viewer.role === 'parent') return present.where('account.id', 'in', childrenOf(db, viewer))
  return present.where(
    'account.id',
    'in',
    db
      .selectFrom('enrolment')
      .select('enrolment.studentId')
      .where(within('enrolment.groupId', groupsTaughtBy(db, viewer)))
      .where(holds('enrolment', viewer.today)),
  )
}

/** Groups whose lessons and homework this viewer may see. The only place that says so. */
export function groupsSeenBy(db: Db, viewer: Viewer) {
  if (viewer.role === 'admin') return db.selectFrom('teachingGroup').select('teachingGroup.id')
  if (viewer.role === 'teacher') return groupsTaughtBy(db, viewer)
  return db
    .selectFrom('enrolment')
    .select('enrolment.groupId as id')
    .where('enrolment.studentId', 'in', studentsSeenBy(db, viewer))
    .where(holds('enrolment', viewer.today))
}

/** Groups this teacher may publish to: taught today, or any for the librarian; nobody else's. */
export function groupsPublishedToBy(db: Db, viewer: Viewer) {
  return db
    .selectFrom('teaching')
    .select('teaching.groupId as id')
    .where('teaching.teacherId', '=', viewer.id)
    .where(holds('teaching', viewer.today))
}

/** Groups one may share a resource with: those taught today; any for the librarian, who teaches none. */
export function groupsServedBy(db: Db, viewer: Viewer) {
  return groupsPublishedToBy(db, viewer).union(
    db
      .selectFrom('teachingGroup')
      .select('teachingGroup.id')
      .where(({ or, eb }) =>
        or([eb('teachingGroup.endedOn', 'is', null), eb('teachingGroup.endedOn', '>', viewer.today)]),
      )
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('account').select('id').where('id', '=', viewer.id).where('staffFunction', '=', 'DOC')),
      ),
  )
}
