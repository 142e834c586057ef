import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../database.ts'
import { published } from '../homework/marking.ts'
import { type Held, heldForStudents, heldThere, studentsOfViewer } from './held.ts'

interface SlotOnDay {
  slotId: string
  date: string
}

/** One slot on one day, if it is held then and this viewer may look; a family looks for a student. */
export function heldOnce(db: Db, viewer: Viewer, { slotId, date }: SlotOnDay, studentId?: string): Held {
  const days = { from: date, to: date }
  if (studentId) {
    const students = studentsOfViewer(db, viewer, studentId)
    return heldForStudents(db, students, days).where('slot.id', '=', slotId).as('held')
  }
  return heldThere(db, viewer, days).where('slot.id', '=', slotId).as('held')
}

/** What was written about a lesson: published, or a draft of those who teach it. */
export async function findContent(db: Db, viewer: Viewer, { slotId, date }: SlotOnDay) {
  const row = await db
    .selectFrom('lessonContent')
    .select(['lessonContent.body', 'lessonContent.publishedAt', 'lessonContent.updatedAt'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('lessonFile')
          .innerJoin('file', 'file.id', 'lessonFile.fileId')
          .select(['file.id', 'file.name', 'file.mediaType', 'file.size'])
          .whereRef('lessonFile.lessonContentId', '=', 'lessonContent.id')
          .orderBy('lessonFile.position'),
      ).as('files'),
    )
    .where('lessonContent.slotId', '=', slotId)
    .where('lessonContent.heldOn', '=', date)
    .where(
      sql<boolean>`(lesson_content.published_at is not null or lesson_content.author_id = ${viewer.id}
        or exists (select 1 from slot_teacher where slot_id = lesson_content.slot_id and teacher_id = ${viewer.id}))`,
    )
    .executeTakeFirst()
  if (!row) return null
  const { publishedAt, ...content } = row
  return { ...content, published: publishedAt !== null }
}

interface Around extends SlotOnDay {
  group: { id: string }
  subject: { id: string }
}

/** Homework given in a lesson, and homework due for it; the caller has checked that the viewer sees the lesson. */
export async function listWorkAround(db: Db, viewer: Viewer, { slotId, date, group, subject }: Around) {
  const rows = await db
    .selectFrom('homework')
    .select(['homework.id', 'homework.title', 'homework.dueOn', 'homework.dueAt', 'homework.handIn'])
    .select(['homework.minutes', 'homework.publishedAt', 'homework.givenOn', 'homework.slotId', 'homework.subjectId'])
    .where('homework.groupId', '=', group.id)
    .where(published(viewer))
    .where(({ or, and, eb }) =>
      or([
        and([eb('homework.givenOn', '=', date), eb('homework.slotId', '=', slotId)]),
        and([eb('homework.dueOn', '=', date), eb('homework.subjectId', '=', subject.id)]),
      ]),
    )
    .orderBy('homework.dueAt')
    .orderBy('homework.id')
    .execute()
  const work = rows.map(({ publishedAt, givenOn, slotId: from, subjectId: _, ...row }) => ({
    ...row,
    published: publishedAt !== null,
    givenHere: givenOn === date && from === slotId,
  }))
  const shown = ({ givenHere: _, ...row }: (typeof work)[number]) => row
  return {
    given: work.filter(({ givenHere }) => givenHere).map(shown),
    due: work.filter(({ dueOn, givenHere }) => dueOn === date && !givenHere).map(shown),
  }
}
