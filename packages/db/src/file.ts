import type { Viewer } from '@preau/domain/role'
import { groupsSeenBy, studentsSeenBy } from './access.ts'
import type { Db } from './database.ts'
import { mayMark } from './homework/marking.ts'
import { messageFilesSeenBy } from './messaging/seen.ts'
import { resourceFilesSeenBy } from './resource.ts'

export interface NewFile {
  id: string
  ownerId: string
  name: string
  mediaType: string
  size: number
  sha256: string
  storedAt: Date
}

/** The row comes last, once the bytes are safe; a second try finds the first one's. */
export async function saveFile(db: Db, file: NewFile) {
  await db
    .insertInto('file')
    .values(file)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** One's own finished upload. */
export async function findOwnFile(db: Db, ownerId: string, id: string) {
  return await db
    .selectFrom('file')
    .select(['id', 'name', 'size'])
    .where('id', '=', id)
    .where('ownerId', '=', ownerId)
    .executeTakeFirst()
}

/** Bytes this person has stored since that moment. */
export async function storedBytes(db: Db, ownerId: string, since: Date) {
  const { bytes } = await db
    .selectFrom('file')
    .select(({ fn }) => fn.sum<number>('size').as('bytes'))
    .where('ownerId', '=', ownerId)
    .where('storedAt', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(bytes ?? 0)
}

const lessonFiles = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('lessonFile')
    .innerJoin('lessonContent', 'lessonContent.id', 'lessonFile.lessonContentId')
    .select('lessonFile.fileId as id')
    .where('lessonContent.publishedAt', 'is not', null)
    .where('lessonContent.groupId', 'in', groupsSeenBy(db, viewer))

const homeworkFiles = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('homeworkFile')
    .innerJoin('homework', 'homework.id', 'homeworkFile.homeworkId')
    .select('homeworkFile.fileId as id')
    .where('homework.publishedAt', 'is not', null)
    .where('homework.groupId', 'in', groupsSeenBy(db, viewer))

/** Copies: the student, whoever answers for them, and the teachers who mark them. */
function submissionFiles(db: Db, viewer: Viewer) {
  const files = db
    .selectFrom('submissionFile')
    .innerJoin('submission', 'submission.id', 'submissionFile.submissionId')
    .innerJoin('homework', 'homework.id', 'submission.homeworkId')
    .select('submissionFile.fileId as id')
    .where('submission.studentId', 'in', studentsSeenBy(db, viewer))
  return viewer.role === 'teacher' ? files.where(mayMark(db, viewer)) : files
}

/** A file this viewer may open now: their own, or joined to something they may see. The only place that says so. */
export async function fileSeenBy(db: Db, viewer: Viewer, id: string) {
  return await db
    .selectFrom('file')
    .select(['file.id', 'file.name', 'file.mediaType', 'file.size'])
    .where('file.id', '=', id)
    .where(({ or, eb }) =>
      or([
        eb('file.ownerId', '=', viewer.id),
        eb('file.id', 'in', lessonFiles(db, viewer)),
        eb('file.id', 'in', homeworkFiles(db, viewer)),
        eb('file.id', 'in', messageFilesSeenBy(db, viewer)),
        eb('file.id', 'in', resourceFilesSeenBy(db, viewer)),
        // The head of the school sees the classes' life, not each pupil's copies.
        ...(viewer.role === 'admin' ? [] : [eb('file.id', 'in', submissionFiles(db, viewer))]),
      ]),
    )
    .executeTakeFirst()
}

const links = ['lessonFile', 'homeworkFile', 'submissionFile', 'messageFile', 'resource'] as const

/** Uploads that nothing ever came to hold: their rows go, and the caller removes their bytes. */
export async function forgetUnusedFiles(db: Db, storedBefore: Date) {
  let unused = db.deleteFrom('file').where('file.storedAt', '<', storedBefore)
  for (const link of links) {
    unused = unused.where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom(link).select(`${link}.fileId`).whereRef(`${link}.fileId`, '=', 'file.id'))),
    )
  }
  return (await unused.returning('file.id').execute()).map(({ id }) => id)
}

/** Which of these names on disk have a row. */
export async function listKnownFiles(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  return (await db.selectFrom('file').select('id').where('id', 'in', ids).execute()).map(({ id }) => id)
}
