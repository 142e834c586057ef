import { fold } from '@preau/domain/name'
import type { ResourceListInput } from '@preau/domain/resource'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { groupsSeenBy, groupsServedBy, holds, studentsSeenBy } from './access.ts'
import type { Db } from './database.ts'

export const resourcesPage = 30

interface Kept {
  title: string
  note: string
  subjectId?: string | undefined
  url?: string | undefined
}

/** Resources of the viewer's own making, or shared with a group they, or a child of theirs, belong to today. */
function resourcesSeenBy(db: Db, viewer: Viewer) {
  const all = db.selectFrom('resource').select('resource.id')
  if (viewer.role === 'teacher') return all.where('resource.teacherId', '=', viewer.id)
  return all.where('resource.id', 'in', (eb) =>
    eb
      .selectFrom('resourceShare')
      .select('resourceShare.resourceId')
      .where('resourceShare.groupId', 'in', groupsSeenBy(db, viewer)),
  )
}

/** Files of the resources this viewer may open. */
export function resourceFilesSeenBy(db: Db, viewer: Viewer) {
  return db
    .selectFrom('resource')
    .select(sql<string>`resource.file_id`.as('id'))
    .where('resource.fileId', 'is not', null)
    .where('resource.id', 'in', resourcesSeenBy(db, viewer))
}

/** Which of these pupils a resource reaches. */
const reachedChildren = (db: Db, viewer: Viewer) =>
  sql<{ id: string; givenName: string; familyName: string; usageName: string | null }[]>`coalesce((
    select json_agg(json_build_object('id', child.id, 'givenName', child.given_name, 'familyName', child.family_name,
      'usageName', child.usage_name) order by child.given_name, child.id)
    from account child where child.id in ${studentsSeenBy(db, viewer)} and exists (
      select 1 from enrolment join resource_share using (group_id)
      where enrolment.student_id = child.id and resource_id = resource.id and ${holds('enrolment', viewer.today)})), '[]')`

const sharedGroups = sql<{ id: string; name: string }[]>`coalesce((
  select json_agg(json_build_object('id', teaching_group.id, 'name', teaching_group.name) order by teaching_group.name)
  from resource_share join teaching_group on teaching_group.id = group_id where resource_id = resource.id), '[]')`

function resources(db: Db, viewer: Viewer) {
  return db
    .selectFrom('resource')
    .innerJoin('account as teacher', 'teacher.id', 'resource.teacherId')
    .leftJoin('subject', 'subject.id', 'resource.subjectId')
    .leftJoin('file', 'file.id', 'resource.fileId')
    .where('resource.id', 'in', resourcesSeenBy(db, viewer))
    .select(['resource.id', 'resource.title', 'resource.note', 'resource.url', 'resource.createdAt'])
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue as subjectHue'])
    .select(['teacher.givenName', 'teacher.familyName', 'teacher.usageName', 'teacher.civility'])
    .select(['file.id as fileId', 'file.name as fileName', 'file.mediaType', 'file.size'])
}

function narrowed(db: Db, viewer: Viewer, input: ResourceListInput) {
  let query = resources(db, viewer)
    .orderBy('resource.createdAt', 'desc')
    .orderBy('resource.id')
    .limit(resourcesPage + 1)
  const { subjectId, studentId, cursor } = input
  if (subjectId) query = query.where('resource.subjectId', '=', subjectId)
  for (const word of fold(input.search).split(' ').filter(Boolean))
    query = query.where(sql<boolean>`unaccent(lower(resource.title)) like ${`%${word}%`}`)
  if (studentId)
    query = query.where(
      sql<boolean>`exists (select 1 from enrolment join resource_share using (group_id)
        where resource_id = resource.id and student_id = ${studentId} and ${holds('enrolment', viewer.today)})`,
    )
  if (cursor)
    query = query.where(({ or, and, eb }) =>
      or([
        eb('resource.createdAt', '<', new Date(cursor.at)),
        and([eb('resource.createdAt', '=', new Date(cursor.at)), eb('resource.id', '>', cursor.id)]),
      ]),
    )
  return query
}

/** What was shared with a pupil, or with a parent's children, the newest first. */
export async function listResources(db: Db, viewer: Viewer, input: ResourceListInput) {
  return await narrowed(db, viewer, input).select(reachedChildren(db, viewer).as('children')).execute()
}

/** What a teacher filed, the newest first, and who sees it. */
export async function listOwnResources(db: Db, viewer: Viewer, input: ResourceListInput) {
  return await narrowed(db, viewer, input).select(sharedGroups.as('groups')).execute()
}

export async function findOwnResource(db: Db, viewer: Viewer, resourceId: string) {
  return await resources(db, viewer)
    .select(sharedGroups.as('groups'))
    .where('resource.id', '=', resourceId)
    .where('resource.teacherId', '=', viewer.id)
    .executeTakeFirst()
}

/** The subjects a family has resources in, with how many. */
export async function listResourceSubjects(db: Db, viewer: Viewer) {
  return await db
    .selectFrom('resource')
    .innerJoin('subject', 'subject.id', 'resource.subjectId')
    .select(['subject.id', 'subject.name', 'subject.hue'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('resource.id', 'in', resourcesSeenBy(db, viewer))
    .groupBy('subject.id')
    .orderBy(sql`subject.name collate "fr-x-icu"`)
    .execute()
}

/** Files a resource under its author; nothing when its file is not theirs or its subject does not exist. */
export async function saveResource(db: Db, viewer: Viewer, kept: Kept & { fileId?: string | undefined }, now: Date) {
  const { title, note, subjectId = null, url = null, fileId = null } = kept
  const resource = await db
    .insertInto('resource')
    .columns(['teacherId', 'subjectId', 'title', 'note', 'url', 'fileId', 'createdAt'])
    .expression(
      sql`select ${viewer.id}::uuid, ${subjectId}::uuid, ${title}, ${note}, ${url}, ${fileId}::uuid, ${now}::timestamptz
        where (${fileId}::uuid is null or exists (select 1 from file where id = ${fileId} and owner_id = ${viewer.id}))
          and (${subjectId}::uuid is null or exists (select 1 from subject where id = ${subjectId}))`,
    )
    .returning('id')
    .executeTakeFirst()
  return resource?.id
}

/** Changes the words; a link may become another link, a file stays. False when it is not theirs. */
export async function changeResource(db: Db, viewer: Viewer, resourceId: string, kept: Kept) {
  const { title, note, subjectId = null, url = null } = kept
  const changed = await db
    .updateTable('resource')
    .set({ title, note, subjectId, url: sql`case when file_id is null then coalesce(${url}, url) end` })
    .where('id', '=', resourceId)
    .where('teacherId', '=', viewer.id)
    .where(sql<boolean>`(${subjectId}::uuid is null or exists (select 1 from subject where id = ${subjectId}))`)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Shares with exactly these groups, of those the teacher may share with; false when one of them is not. */
export async function shareResource(db: Db, viewer: Viewer, resourceId: string, groupIds: string[]) {
  const wanted = [...new Set(groupIds)]
  const kept = db.deleteFrom('resourceShare').where('resourceId', '=', resourceId)
  await (wanted.length > 0 ? kept.where('groupId', 'not in', wanted) : kept).execute()
  if (wanted.length === 0) return true
  await db
    .insertInto('resourceShare')
    .columns(['resourceId', 'groupId'])
    .expression(
      sql`select ${resourceId}::uuid, id from unnest(${wanted}::uuid[]) id where id in ${groupsServedBy(db, viewer)}
        on conflict do nothing`,
    )
    .execute()
  const { count } = await db
    .selectFrom('resourceShare')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('resourceId', '=', resourceId)
    .executeTakeFirstOrThrow()
  return count === wanted.length
}

export async function removeResource(db: Db, viewer: Viewer, resourceId: string) {
  const removed = await db
    .deleteFrom('resource')
    .where('id', '=', resourceId)
    .where('teacherId', '=', viewer.id)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}

/** What a teacher chooses among: groups to share with, and the subjects they teach there (any for the librarian). */
export async function listResourceChoices(db: Db, viewer: Viewer) {
  const groups = await db
    .selectFrom('teachingGroup')
    .select(['id', 'name', 'kind'])
    .where('id', 'in', groupsServedBy(db, viewer))
    .orderBy('kind')
    .orderBy(sql`name collate "fr-x-icu"`)
    .execute()
  const taught = db
    .selectFrom('teaching')
    .select('subjectId')
    .where('teacherId', '=', viewer.id)
    .where(holds('teaching', viewer.today))
  const librarian = db.selectFrom('account').select('id').where('id', '=', viewer.id).where('staffFunction', '=', 'DOC')
  const subjects = await db
    .selectFrom('subject')
    .select(['id', 'name', 'hue'])
    .where(({ or, eb, exists }) => or([eb('id', 'in', taught.where('subjectId', 'is not', null)), exists(librarian)]))
    .orderBy(sql`name collate "fr-x-icu"`)
    .execute()
  return { groups, subjects }
}
