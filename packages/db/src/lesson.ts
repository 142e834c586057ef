import type { LessonSave } from '@preau/domain/lesson'
import { cursorOf, readCursor } from '@preau/domain/lesson'
import { formalName } from '@preau/domain/name'
import type { Viewer } from '@preau/domain/role'
import { type AliasedExpression, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { groupsSeenBy, within } from './access.ts'
import type { Db } from './database.ts'
import { announce } from './live.ts'
import { studentsOfViewer } from './timetable/held.ts'

const pageSize = 30

interface Place {
  slotId: string | null
  groupId: string
  subjectId: string | null
}

/** Writes a lesson's content, over what was there; publishing is never taken back. */
export async function saveLesson(db: Db, viewer: Viewer, place: Place, input: LessonSave, now: Date) {
  const publishedAt = input.publish ? now : null
  const { id } = await db
    .insertInto('lessonContent')
    .values({ ...place, authorId: viewer.id, heldOn: input.date, body: input.body, publishedAt, updatedAt: now })
    .onConflict((conflict) => {
      const target = place.slotId
        ? conflict.columns(['slotId', 'heldOn'])
        : conflict.columns(['groupId', 'heldOn', 'subjectId']).where('slotId', 'is', null)
      return target.doUpdateSet({
        body: input.body,
        updatedAt: now,
        publishedAt: sql`coalesce(lesson_content.published_at, excluded.published_at)`,
      })
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.deleteFrom('lessonFile').where('lessonContentId', '=', id).execute()
  if (input.fileIds.length > 0) {
    const rows = input.fileIds.map((fileId, position) => ({ lessonContentId: id, fileId, position }))
    await db.insertInto('lessonFile').values(rows).execute()
  }
  await announce(db, { kind: 'timetable', id: place.groupId })
  return id
}

/** Files already attached to this lesson: a co-teacher keeps what a colleague added. */
export async function listLessonFileIds(db: Db, slotId: string, heldOn: string) {
  const rows = await db
    .selectFrom('lessonFile')
    .innerJoin('lessonContent', 'lessonContent.id', 'lessonFile.lessonContentId')
    .select('lessonFile.fileId')
    .where('lessonContent.slotId', '=', slotId)
    .where('lessonContent.heldOn', '=', heldOn)
    .execute()
  return rows.map(({ fileId }) => fileId)
}

export async function findSavedLesson(db: Db, viewer: Viewer, id: string) {
  const row = await db
    .selectFrom('lessonContent')
    .select(['id', 'slotId', 'groupId', 'heldOn', 'publishedAt', 'updatedAt'])
    .where('id', '=', id)
    .where('groupId', 'in', groupsSeenBy(db, viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { heldOn: date, publishedAt, ...lesson } = row
  return { ...lesson, date, published: publishedAt !== null }
}

interface Log {
  studentId?: string | undefined
  groupId?: string | undefined
  subjectId?: string | undefined
  cursor?: string | undefined
}

type Reach = AliasedExpression<{ groupId: string; since: string | null; until: string | null }, 'reach'>

/** The groups whose log this viewer reads, and for a student the days he was in them. */
function reachOf(db: Db, viewer: Viewer, studentId: string | undefined): Reach {
  if (studentId)
    return db
      .selectFrom('enrolment')
      .select(['enrolment.groupId', 'enrolment.endsOn as until'])
      .select(sql<string | null>`enrolment.starts_on`.as('since'))
      .where(within('enrolment.studentId', studentsOfViewer(db, viewer, studentId)))
      .as('reach')
  return db
    .selectFrom(groupsSeenBy(db, viewer).as('seen'))
    .select([
      'seen.id as groupId',
      sql<string | null>`null::date`.as('since'),
      sql<string | null>`null::date`.as('until'),
    ])
    .as('reach')
}

/** Contents of past lessons, newest first: published, or one's own drafts. */
export async function listLessonLog(db: Db, viewer: Viewer, { studentId, groupId, subjectId, cursor }: Log) {
  const from = readCursor(cursor)
  const rows = await db
    .selectFrom(reachOf(db, viewer, studentId))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('lessonContent')
          .select(['lessonContent.id', 'lessonContent.slotId', 'lessonContent.heldOn', 'lessonContent.groupId'])
          .select(['lessonContent.subjectId', 'lessonContent.authorId', 'lessonContent.body'])
          .select('lessonContent.publishedAt')
          .whereRef('lessonContent.groupId', '=', 'reach.groupId')
          .where(sql<boolean>`(reach.since is null or lesson_content.held_on >= reach.since)
            and (reach.until is null or lesson_content.held_on < reach.until)`)
          .where(({ or, eb }) =>
            or([eb('lessonContent.publishedAt', 'is not', null), eb('lessonContent.authorId', '=', viewer.id)]),
          )
          .$if(subjectId !== undefined, (qb) => qb.where('lessonContent.subjectId', '=', subjectId ?? null))
          .$if(from !== undefined, (qb) =>
            qb.where(
              sql<boolean>`(lesson_content.held_on, lesson_content.id) < (${from?.on ?? ''}::date, ${from?.id ?? ''}::uuid)`,
            ),
          )
          .orderBy('lessonContent.heldOn', 'desc')
          .orderBy('lessonContent.id', 'desc')
          .limit(pageSize + 1)
          .as('content'),
      (join) => join.onTrue(),
    )
    .innerJoin('teachingGroup', 'teachingGroup.id', 'content.groupId')
    .innerJoin('account', 'account.id', 'content.authorId')
    .leftJoin('subject', 'subject.id', 'content.subjectId')
    .$if(groupId !== undefined, (qb) => qb.where('content.groupId', '=', groupId ?? ''))
    .select(['content.id', 'content.slotId', 'content.heldOn', 'content.body', 'content.publishedAt'])
    .select(['teachingGroup.id as groupId', 'teachingGroup.name as groupName'])
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue', 'account.id as authorId'])
    .select(['account.civility', 'account.givenName', 'account.familyName', 'account.usageName'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('lessonFile')
          .innerJoin('file', 'file.id', 'lessonFile.fileId')
          .select(['file.id', 'file.name', 'file.mediaType', 'file.size'])
          .whereRef('lessonFile.lessonContentId', '=', 'content.id')
          .orderBy('lessonFile.position'),
      ).as('files'),
    )
    .orderBy('content.heldOn', 'desc')
    .orderBy('content.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.id,
      slotId: row.slotId,
      date: row.heldOn,
      subject: row.subjectId ? { id: row.subjectId, name: row.subjectName ?? '', hue: row.hue ?? '' } : null,
      group: { id: row.groupId, name: row.groupName },
      author: { id: row.authorId, name: formalName(row) },
      body: row.body,
      files: row.files,
      published: row.publishedAt !== null,
    })),
    cursor: rows.length > pageSize && last ? cursorOf(last.heldOn, last.id) : null,
  }
}
