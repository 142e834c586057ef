import { cursorOf, readCursor } from '@preau/domain/lesson'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
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
  const work = workOfStudents(db, viewer, studentsOfViewer(db, viewer, studentId))
  const from = readCursor(cursor)
  const past = work
    .where('homework.dueOn', '<', viewer.today)
    .$if(from !== undefined, (qb) =>
      qb.where(sql<boolean>`(homework.due_on, homework.id) < (${from?.on ?? ''}::date, ${from?.id ?? ''}::uuid)`),
    )
    .orderBy('homework.dueOn', 'desc')
    .orderBy('homework.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const coming = from
    ? []
    : work.where('homework.dueOn', '>=', viewer.today).orderBy('homework.dueAt').limit(200).execute()
  const [earlier, later] = await Promise.all([past, coming])
  const page = earlier.slice(0, pageSize)
  const last = page.at(-1)
  return {
    items: [...later, ...page].map((row) => lineOf(row, now)),
    cursor: earlier.length > pageSize && last ? cursorOf(last.dueOn, last.id) : null,
  }
}
