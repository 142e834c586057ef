import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { groupsPublishedToBy } from '../access.ts'
import type { Db } from '../database.ts'

/** True where this teacher teaches the homework's group its subject today, or still teaches the group he gave it to. */
export function mayMark(db: Db, viewer: Viewer) {
  const taught = groupsPublishedToBy(db, viewer).where(
    sql<boolean>`teaching.group_id = homework.group_id
      and (homework.subject_id is null or teaching.subject_id is null or teaching.subject_id = homework.subject_id
        or homework.teacher_id = ${viewer.id})`,
  )
  return sql<boolean>`(exists ${taught})`
}

/** Published work, and one's own drafts. */
export const published = (viewer: Viewer) =>
  sql<boolean>`(homework.published_at is not null or homework.teacher_id = ${viewer.id})`
