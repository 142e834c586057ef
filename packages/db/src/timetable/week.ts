import { addDays } from '@preau/domain/day'
import { formalName } from '@preau/domain/name'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { groupsSeenBy, studentsSeenBy } from '../access.ts'
import type { Db } from '../database.ts'
import type { Held } from './held.ts'

interface Whose {
  studentId?: string | undefined
  groupId?: string | undefined
}

/** What surrounds a week: its kind, its holidays, the school year; nothing when the viewer may not look there. */
export async function findWeekFrame(db: Db, viewer: Viewer, { studentId, groupId }: Whose, monday: string) {
  return await db
    .selectFrom('school')
    .leftJoin('schoolWeek', (join) => join.on('schoolWeek.monday', '=', monday))
    .select(['school.startsOn', 'school.endsOn', 'school.kind', 'schoolWeek.weekKind'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('holiday')
          .select(['holiday.name', 'holiday.startsOn', 'holiday.endsOn'])
          .where('holiday.startsOn', '<', addDays(monday, 7))
          .where('holiday.endsOn', '>', monday),
      ).as('holidays'),
    )
    .$if(studentId !== undefined, (qb) =>
      qb.where(({ eb, val }) => eb(val(studentId), 'in', studentsSeenBy(db, viewer))),
    )
    .$if(groupId !== undefined, (qb) => qb.where(({ eb, val }) => eb(val(groupId), 'in', groupsSeenBy(db, viewer))))
    .executeTakeFirst()
}

/** Dated lessons with all a grid shows; families count published work alone, a teacher his drafts too. */
export function lessonsOf(db: Db, viewer: Pick<Viewer, 'id'>, held: Held) {
  return db
    .selectFrom(held)
    .innerJoin('slot', 'slot.id', 'held.slotId')
    .innerJoin('subject', 'subject.id', 'slot.subjectId')
    .innerJoin('teachingGroup', 'teachingGroup.id', 'slot.groupId')
    .leftJoin('room', 'room.id', 'slot.roomId')
    .leftJoin('lessonContent', (join) =>
      join.onRef('lessonContent.slotId', '=', 'slot.id').onRef('lessonContent.heldOn', '=', 'held.date'),
    )
    .select(['held.slotId', 'held.date', 'held.studentId', 'slot.startsAt', 'slot.endsAt', 'room.code as room'])
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue'])
    .select(['teachingGroup.id as groupId', 'teachingGroup.name as groupName'])
    .select(['lessonContent.id as contentId', 'lessonContent.publishedAt'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('slotTeacher')
          .innerJoin('account', 'account.id', 'slotTeacher.teacherId')
          .select(['account.id', 'account.civility', 'account.givenName', 'account.familyName', 'account.usageName'])
          .whereRef('slotTeacher.slotId', '=', 'slot.id')
          .orderBy('account.familyName'),
      ).as('teachers'),
      eb
        .selectFrom('homework')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('homework.groupId', '=', 'slot.groupId')
        .whereRef('homework.givenOn', '=', 'held.date')
        .whereRef('homework.slotId', '=', 'slot.id')
        .where(({ or, eb }) => or([eb('publishedAt', 'is not', null), eb('teacherId', '=', viewer.id)]))
        .as('homeworkGiven'),
      eb
        .selectFrom('homework')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('homework.groupId', '=', 'slot.groupId')
        .whereRef('homework.dueOn', '=', 'held.date')
        .whereRef('homework.subjectId', '=', 'slot.subjectId')
        .where(({ or, eb }) => or([eb('publishedAt', 'is not', null), eb('teacherId', '=', viewer.id)]))
        .as('homeworkDue'),
    ])
    .orderBy('held.date')
    .orderBy('slot.startsAt')
    .orderBy('teachingGroup.name')
    .orderBy('slot.id')
}

type LessonRow = Awaited<ReturnType<ReturnType<typeof lessonsOf>['execute']>>[number]

export function lessonOf(row: LessonRow, viewer: Viewer) {
  return {
    slotId: row.slotId,
    date: row.date,
    studentId: row.studentId,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    subject: { id: row.subjectId, name: row.subjectName, hue: row.hue },
    group: { id: row.groupId, name: row.groupName },
    room: row.room,
    teachers: row.teachers.map((teacher) => ({ id: teacher.id, name: formalName(teacher) })),
    published: row.publishedAt !== null,
    drafted: viewer.role === 'teacher' && row.contentId !== null && row.publishedAt === null,
    homeworkGiven: row.homeworkGiven ?? 0,
    homeworkDue: row.homeworkDue ?? 0,
  }
}

export type Lesson = ReturnType<typeof lessonOf>

export async function listLessons(db: Db, viewer: Viewer, held: Held) {
  const rows = await lessonsOf(db, viewer, held).execute()
  return rows.map((row) => lessonOf(row, viewer))
}
