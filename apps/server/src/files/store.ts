import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

export const isFileId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

/** Where bytes wait until they are whole and checked. */
export const uploadsDirOf = (filesDir: string) => join(filesDir, 'envois')
/** Where they stay, under their id. */
export const keptDirOf = (filesDir: string) => join(filesDir, 'gardes')

export async function exists(path: string) {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

async function sync(path: string) {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The bytes first, then their name, then the folder: a power cut leaves all or nothing. */
export async function keep(from: string, to: string, dir: string) {
  await sync(from)
  await rename(from, to)
  await sync(dir)
}

export async function measure(path: string) {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return { sha256: hash.digest('hex'), size: (await stat(path)).size }
}
