import { addDays } from '@preau/domain/day'
import type { Viewer } from '@preau/domain/role'
import { nextElementaryDay } from '@preau/domain/timetable'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { groupsPublishedToBy, groupsSeenBy } from '../access.ts'
import type { Db } from '../database.ts'
import { heldThere } from './held.ts'

interface Taught {
  groupId: string
  subjectId: string | null
}

/** The first lesson of a subject with a group between two days. */
async function firstLesson(db: Db, viewer: Viewer, taught: Taught, days: { from: string; to: string }) {
  if (!taught.subjectId) return undefined
  return await heldThere(db, viewer, days)
    .select('slot.startsAt')
    .where('slot.groupId', '=', taught.groupId)
    .where('slot.subjectId', '=', taught.subjectId)
    .orderBy(sql`date`)
    .orderBy('slot.startsAt')
    .limit(1)
    .executeTakeFirst()
}

async function findYear(db: Db, from: string) {
  return await db
    .selectFrom('school')
    .select(['school.kind', 'school.endsOn'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('holiday')
          .select(['holiday.name', 'holiday.startsOn', 'holiday.endsOn'])
          .where('holiday.endsOn', '>', from),
      ).as('holidays'),
    )
    .executeTakeFirst()
}

/** The next lesson after a day, over alternation and holidays; in an école, the next day of class. */
export async function findNextLesson(db: Db, viewer: Viewer, taught: Taught, after: string) {
  const days = { from: addDays(after, 1), to: addDays(after, 300) }
  const lesson = await firstLesson(db, viewer, taught, days)
  if (lesson) return { date: lesson.date, startsAt: lesson.startsAt, slotId: lesson.slotId }
  const year = await findYear(db, after)
  const date = year?.kind === 'elementary' ? nextElementaryDay(after, year.holidays, year.endsOn) : null
  return date ? { date, startsAt: null, slotId: null } : undefined
}

/** When the group's lesson of that subject begins that day, if there is one. */
export async function findLessonStart(db: Db, viewer: Viewer, taught: Taught, day: string) {
  const lesson = await firstLesson(db, viewer, taught, { from: day, to: day })
  return lesson?.startsAt
}

export async function seesGroup(db: Db, viewer: Viewer, groupId: string) {
  const row = await db
    .selectFrom('teachingGroup')
    .select('teachingGroup.id')
    .where('teachingGroup.id', '=', groupId)
    .where('teachingGroup.id', 'in', groupsSeenBy(db, viewer))
    .executeTakeFirst()
  return row !== undefined
}

/** A slot of one's own, in a group one still publishes to, and whether it is held that day. */
export async function findOwnSlot(db: Db, viewer: Viewer, slotId: string, day: string) {
  const slot = await db
    .selectFrom('slot')
    .innerJoin('slotTeacher', 'slotTeacher.slotId', 'slot.id')
    .select(['slot.id', 'slot.groupId', 'slot.subjectId'])
    .where('slot.id', '=', slotId)
    .where('slotTeacher.teacherId', '=', viewer.id)
    .where('slot.groupId', 'in', groupsPublishedToBy(db, viewer))
    .executeTakeFirst()
  if (!slot) return undefined
  const held = await heldThere(db, viewer, { from: day, to: day }).where('slot.id', '=', slotId).executeTakeFirst()
  return { ...slot, held: held !== undefined }
}
