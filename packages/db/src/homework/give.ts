import type { HomeworkChange, HomeworkGive } from '@preau/domain/homework'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { announce } from '../live.ts'
import { mayMark, published } from './marking.ts'

interface Settled {
  subjectId: string | null
  dueOn: string
  dueAt: Date
  now: Date
}

async function attach(db: Db, homeworkId: string, fileIds: readonly string[]) {
  if (fileIds.length === 0) return
  const rows = fileIds.map((fileId, position) => ({ homeworkId, fileId, position }))
  await db.insertInto('homeworkFile').values(rows).execute()
}

export async function giveHomework(db: Db, viewer: Viewer, input: HomeworkGive, settled: Settled) {
  const { groupId, slotId = null, givenOn, title, body, handIn, minutes = null, publish } = input
  const { subjectId, dueOn, dueAt, now } = settled
  const publishedAt = publish ? now : null
  const { id } = await db
    .insertInto('homework')
    .values({
      ...{ groupId, slotId, givenOn, title, body, handIn, minutes, subjectId, dueOn, dueAt, publishedAt },
      teacherId: viewer.id,
      updatedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await attach(db, id, input.fileIds)
  if (publish) await announce(db, { kind: 'homework', id })
  return id
}

/** Homework this teacher may change: his subject in a group he teaches, a draft only if it is his own. */
export async function findChangeable(db: Db, viewer: Viewer, homeworkId: string) {
  return await db
    .selectFrom('homework')
    .select(['homework.id', 'homework.groupId', 'homework.subjectId', 'homework.givenOn', 'homework.handIn'])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('submission').select('submission.id').whereRef('submission.homeworkId', '=', 'homework.id')).as(
        'handedIn',
      ),
    )
    .select(({ selectFrom }) =>
      selectFrom('homeworkFile')
        .select(sql<string[]>`coalesce(json_agg(file_id), '[]')`.as('ids'))
        .whereRef('homeworkFile.homeworkId', '=', 'homework.id')
        .as('fileIds'),
    )
    .where('homework.id', '=', homeworkId)
    .where(published(viewer))
    .where(mayMark(db, viewer))
    .forUpdate('homework')
    .executeTakeFirst()
}

export async function changeHomework(
  db: Db,
  input: HomeworkChange,
  { dueOn, dueAt, now }: { dueOn: string; dueAt: Date; now: Date },
) {
  const { homeworkId, title, body, handIn, minutes = null, publish } = input
  const changed = await db
    .updateTable('homework')
    .set({ title, body, handIn, minutes, dueOn, dueAt, updatedAt: now })
    .$if(publish, (qb) => qb.set({ publishedAt: sql`coalesce(published_at, ${now})` }))
    .where('id', '=', homeworkId)
    .returning('publishedAt')
    .executeTakeFirst()
  await db.deleteFrom('homeworkFile').where('homeworkId', '=', homeworkId).execute()
  await attach(db, homeworkId, input.fileIds)
  if (changed?.publishedAt) await announce(db, { kind: 'homework', id: homeworkId })
}

/** False when someone handed in meanwhile: then nothing is removed. */
export async function removeHomework(db: Db, homeworkId: string) {
  const removed = await db
    .deleteFrom('homework')
    .where('id', '=', homeworkId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('submission').select('submission.id').where('submission.homeworkId', '=', homeworkId))),
    )
    .returning('groupId')
    .executeTakeFirst()
  if (!removed) return false
  // The work is gone: its group says whom it was for.
  await announce(db, { kind: 'homework', id: removed.groupId })
  return true
}
