import type { Viewer } from '@preau/domain/role'
import type { Db } from '../database.ts'

/** The viewer's own finished uploads among these, in the order asked; fewer when one is missing or another's. */
export async function listOwnFiles(db: Db, viewer: Viewer, fileIds: readonly string[]) {
  if (fileIds.length === 0) return []
  const found = await db
    .selectFrom('file')
    .select(['id', 'name', 'size', 'sha256'])
    .where('id', 'in', fileIds)
    .where('ownerId', '=', viewer.id)
    .execute()
  return fileIds.flatMap((id) => found.find((file) => file.id === id) ?? [])
}
