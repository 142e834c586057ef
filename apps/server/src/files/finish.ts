import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { School } from '@preau/api/school'
import { findOwnFile, saveFile } from '@preau/db/file'
import { checkedType } from './check.ts'
import { redraw } from './picture.ts'
import { exists, keep, keptDirOf, measure, uploadsDirOf } from './store.ts'

export interface Upload {
  id: string
  ownerId: string
  name: string
}

/** What the person is told instead of a kept file. */
export type Finished = { kept: true } | { kept: false; status: number; sentence: string }

const unreadable = 'Cette image est abîmée ou trop grande. Reprenez la photo, ou envoyez-la en plus petit.'
const disguised = 'Ce fichier n’est pas ce que son nom annonce. Enregistrez-le de nouveau, par exemple en PDF.'

/**
 * Checks a whole upload and keeps it: its bytes, then its final name, then its row. Done twice, or after a crash in the
 * middle, it ends in the same place.
 */
export async function finish({ db, filesDir }: School, { id, ownerId, name }: Upload): Promise<Finished> {
  if (await findOwnFile(db, ownerId, id)) return { kept: true }
  const arrived = join(uploadsDirOf(filesDir), id)
  const kept = join(keptDirOf(filesDir), id)
  // Renamed, then cut off before the row: it was checked already.
  const isRenamed = !(await exists(arrived)) && (await exists(kept))
  const type = await checkedType(isRenamed ? kept : arrived, name)
  if (!type) return { kept: false, status: 415, sentence: disguised }
  if (!isRenamed) {
    const drawn = `${arrived}.redrawn`
    if (type.image && !(await redraw(arrived, drawn, type.mediaType))) {
      await rm(drawn, { force: true })
      return { kept: false, status: 415, sentence: unreadable }
    }
    await keep(type.image ? drawn : arrived, kept, keptDirOf(filesDir))
    if (type.image) await rm(arrived, { force: true })
  }
  await saveFile(db, { id, ownerId, name, mediaType: type.mediaType, ...(await measure(kept)), storedAt: new Date() })
  return { kept: true }
}
