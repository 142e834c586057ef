import { cursorOf, readCursor } from '@preau/domain/lesson'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { holds, within } from '../access.ts'
import type { Db } from '../database.ts'
import { studentsOfViewer } from '../timetable/held.ts'
import { lineOf, workOfStudents } from './lines.ts'

const pageSize = 30

/** What one student has to do: first everything to come and the latest past, then the past page by page, newest first. */
export async function listHomework(
  db: Db,
  viewer: Viewer,
  { studentId, cursor, now }: { studentId: string; cursor?: string | undefined; now: Date },
) {
  const students = studentsOfViewer(db, viewer, studentId)
  const work = workOfStudents(db, viewer, students)
  const from = readCursor(cursor)
  const page = db
    .selectFrom('enrolment')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('homework')
          .select(['homework.id', 'homework.dueOn'])
          .whereRef('homework.groupId', '=', 'enrolment.groupId')
          .whereRef('homework.dueOn', '>=', 'enrolment.startsOn')
          .where('homework.dueOn', '<', viewer.today)
          .where('homework.publishedAt', 'is not', null)
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
    .where(within('enrolment.studentId', students))
    .where(holds('enrolment', viewer.today))
    .orderBy('latest.dueOn', 'desc')
    .orderBy('latest.id', 'desc')
    .limit(pageSize + 1)
  const past = work
    .where(within('homework.id', page))
    .orderBy('homework.dueOn', 'desc')
    .orderBy('homework.id', 'desc')
    .execute()
  const coming = from
    ? []
    : work.where('homework.dueOn', '>=', viewer.today).orderBy('homework.dueAt').limit(200).execute()
  const [earlier, later] = await Promise.all([past, coming])
  const shown = earlier.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    items: [...later, ...shown].map((row) => lineOf(row, now)),
    cursor: earlier.length > pageSize && last ? cursorOf(last.dueOn, last.id) : null,
  }
}
