import { addDays } from '@preau/domain/day'
import { isLate } from '@preau/domain/homework'
import { cursorOf, readCursor } from '@preau/domain/lesson'
import { formalName } from '@preau/domain/name'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { groupsPublishedToBy, groupsSeenBy, holds, within } from '../access.ts'
import type { Db } from '../database.ts'
import { mayMark, published } from './marking.ts'

const pageSize = 30

/** Homework as its teachers read it, with how many have handed in, among the students of today. */
function givenWork(db: Db, viewer: Viewer) {
  return db
    .selectFrom('homework')
    .innerJoin('teachingGroup', 'teachingGroup.id', 'homework.groupId')
    .innerJoin('account as author', 'author.id', 'homework.teacherId')
    .leftJoin('subject', 'subject.id', 'homework.subjectId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('enrolment')
          .leftJoinLateral(
            (inner) =>
              inner
                .selectFrom('submission')
                .select(['submission.id', 'submission.late'])
                .whereRef('submission.homeworkId', '=', 'homework.id')
                .whereRef('submission.studentId', '=', 'enrolment.studentId')
                .orderBy('submission.version', 'desc')
                .limit(1)
                .as('copy'),
            (join) => join.onTrue(),
          )
          .leftJoin('feedback', (join) =>
            join.onRef('feedback.submissionId', '=', 'copy.id').on('feedback.returnedAt', 'is not', null),
          )
          .select([
            sql<number>`count(*)::int`.as('students'),
            sql<number>`count(copy.id)::int`.as('submitted'),
            sql<number>`(count(*) filter (where copy.late))::int`.as('late'),
            sql<number>`count(feedback.submission_id)::int`.as('returned'),
          ])
          .whereRef('enrolment.groupId', '=', 'homework.groupId')
          .where(holds('enrolment', viewer.today))
          .where('homework.handIn', '=', true)
          .as('counts'),
      (join) => join.onTrue(),
    )
    .select(['homework.id', 'homework.title', 'homework.givenOn', 'homework.dueOn', 'homework.dueAt'])
    .select(['homework.slotId', 'homework.handIn', 'homework.minutes', 'homework.publishedAt'])
    .select(['teachingGroup.id as groupId', 'teachingGroup.name as groupName'])
    .select(['subject.id as subjectId', 'subject.name as subjectName', 'subject.hue'])
    .select(['author.id as authorId', 'author.civility', 'author.givenName', 'author.familyName', 'author.usageName'])
    .select(['counts.students', 'counts.submitted', 'counts.late', 'counts.returned'])
    .where(within('homework.groupId', groupsSeenBy(db, viewer)))
    .where(published(viewer))
}

type GivenRow = Awaited<ReturnType<ReturnType<typeof givenWork>['execute']>>[number]

function countsOf({ handIn, students, submitted, late, returned }: GivenRow) {
  if (!handIn || students === null || submitted === null || late === null || returned === null) return null
  return { students, submitted, late, missing: students - submitted, toCorrect: submitted - returned, returned }
}

function givenOf(row: GivenRow, viewer: Viewer, now: Date) {
  const { id, title, slotId, givenOn, dueOn, dueAt, handIn, minutes } = row
  return {
    id,
    title,
    subject: row.subjectId ? { id: row.subjectId, name: row.subjectName ?? '', hue: row.hue ?? '' } : null,
    group: { id: row.groupId, name: row.groupName },
    author: { id: row.authorId, name: formalName(row) },
    slotId,
    givenOn,
    dueOn,
    dueAt,
    handIn,
    minutes,
    published: row.publishedAt !== null,
    past: isLate(dueAt, now),
    mine: row.authorId === viewer.id,
    counts: countsOf(row),
  }
}

export async function findGiven(db: Db, viewer: Viewer, homeworkId: string, now: Date) {
  const row = await givenWork(db, viewer).where('homework.id', '=', homeworkId).executeTakeFirst()
  return row && givenOf(row, viewer, now)
}

/** The same with its instruction, its files, and whether this teacher marks it: the head of the board. */
export async function findBoard(db: Db, viewer: Viewer, homeworkId: string, now: Date) {
  const row = await givenWork(db, viewer)
    .select(['homework.body', mayMark(db, viewer).as('mayMark')])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('homeworkFile')
          .innerJoin('file', 'file.id', 'homeworkFile.fileId')
          .select(['file.id', 'file.name', 'file.mediaType', 'file.size'])
          .whereRef('homeworkFile.homeworkId', '=', 'homework.id')
          .orderBy('homeworkFile.position'),
      ).as('files'),
    )
    .where('homework.id', '=', homeworkId)
    .executeTakeFirst()
  return row && { ...givenOf(row, viewer, now), body: row.body, files: row.files, mayMark: row.mayMark }
}

/** One page of the work this teacher may mark, in every group taught today, the last due first. */
export async function listGiven(db: Db, viewer: Viewer, { cursor, now }: { cursor?: string | undefined; now: Date }) {
  const from = readCursor(cursor)
  const ids = db
    .selectFrom(groupsPublishedToBy(db, viewer).distinct().as('taught'))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('homework')
          .select(['homework.id', 'homework.dueOn'])
          .whereRef('homework.groupId', '=', 'taught.id')
          .where(published(viewer))
          .where(mayMark(db, viewer))
          .$if(from !== undefined, (qb) =>
            qb.where(sql<boolean>`(homework.due_on, homework.id) < (${from?.on ?? ''}::date, ${from?.id ?? ''}::uuid)`),
          )
          .orderBy('homework.dueOn', 'desc')
          .orderBy('homework.id', 'desc')
          .limit(pageSize + 1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select('latest.id')
    .orderBy('latest.dueOn', 'desc')
    .orderBy('latest.id', 'desc')
    .limit(pageSize + 1)
  const rows = await givenWork(db, viewer)
    .where(within('homework.id', ids))
    .orderBy('homework.dueOn', 'desc')
    .orderBy('homework.id', 'desc')
    .execute()
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    items: page.map((row) => givenOf(row, viewer, now)),
    cursor: rows.length > pageSize && last ? cursorOf(last.dueOn, last.id) : null,
  }
}

/** What a teacher has on hand: work to come, and copies of these two months. */
export async function listGivenLately(db: Db, viewer: Viewer, now: Date) {
  const rows = await givenWork(db, viewer)
    .where(within('homework.groupId', groupsPublishedToBy(db, viewer)))
    .where('homework.dueOn', '>=', addDays(viewer.today, -60))
    .where('homework.dueOn', '<=', addDays(viewer.today, 30))
    .where(mayMark(db, viewer))
    .orderBy('homework.dueAt')
    .orderBy('homework.id')
    .execute()
  return rows.map((row) => givenOf(row, viewer, now))
}
