import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Database } from '@preau/db/database'
import { applySchoolFiles, type ImportOptions, refusedReport } from '@preau/db/school-import/apply'
import type { ImportReport } from '@preau/db/school-import/report'
import type { Mistake, SchoolFile } from '@preau/domain/school-file'
import { readSchoolFile } from '@preau/imports/read'

export type Brought = { name: string; bytes: Uint8Array }

/** What a person typed cannot be done: one sentence, nothing tried. */
export class Usage extends Error {}

/** ONDE gives all its files one name: those are told by the path that was typed. */
export async function bringFiles(paths: string[]): Promise<Brought[]> {
  const names = paths.map((path) => basename(path))
  const nameOf = (path: string) => (names.filter((name) => name === basename(path)).length > 1 ? path : basename(path))
  return await Promise.all(
    paths.map(async (path) => {
      try {
        return { name: nameOf(path), bytes: await readFile(path) }
      } catch {
        // Missing, a folder, or not readable: the person typed it.
        throw new Usage(`Le fichier ${path} n’existe pas ou ne peut pas être lu.`)
      }
    }),
  )
}

export type Read = { files: SchoolFile[]; mistakes: Mistake[] }

export async function readFiles(brought: Brought[]): Promise<Read> {
  const read: Read = { files: [], mistakes: [] }
  for (const { name, bytes } of brought) {
    const reading = await readSchoolFile(name, bytes)
    if ('mistakes' in reading) read.mistakes.push(...reading.mistakes)
    else read.files.push(...reading.files)
  }
  return read
}

/** The whole import, as an admin, `npm start` and the command line run it: what cannot be read changes nothing. */
export async function importFiles(
  db: Database['db'],
  brought: Brought[],
  options: ImportOptions,
): Promise<ImportReport> {
  const { files, mistakes } = await readFiles(brought)
  if (mistakes.length > 0) return await refusedReport(db, mistakes, options.now)
  return await applySchoolFiles(db, files, options)
}
