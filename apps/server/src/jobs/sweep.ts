import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { School } from '@preau/api/school'
import { forgetUnusedFiles, listKnownFiles } from '@preau/db/file'
import { forgetEndedSessions } from '@preau/db/session'
import { forgetOldTries } from '@preau/db/throttle'
import type { Logger } from 'pino'
import { isFileId, keptDirOf, uploadsDirOf } from '../files/store.ts'
import { patience } from '../files/uploads.ts'
import { traceOf } from '../log.ts'

const week = 7 * 86_400_000

/** Names in a folder untouched since then. */
async function listStale(dir: string, before: number) {
  const stale: string[] = []
  for (const name of await readdir(dir)) {
    const found = await stat(join(dir, name)).catch(() => undefined)
    if (found?.isFile() && found.mtimeMs < before) stale.push(name)
  }
  return stale
}

/** Takes away what nobody will ask for: half-sent files, bytes without a row, uploads that nothing came to hold. */
export async function sweep({ db, filesDir }: School, now = new Date()) {
  const yesterday = now.getTime() - patience
  for (const name of await listStale(uploadsDirOf(filesDir), yesterday)) {
    await rm(join(uploadsDirOf(filesDir), name), { force: true })
  }
  const unused = await forgetUnusedFiles(db, new Date(now.getTime() - week))
  const old = await listStale(keptDirOf(filesDir), yesterday)
  const known = new Set(await listKnownFiles(db, old.filter(isFileId)))
  const orphans = new Set([...unused, ...old.filter((name) => !known.has(name))])
  for (const name of orphans) await rm(join(keptDirOf(filesDir), name), { force: true })
  await forgetEndedSessions(db)
  await forgetOldTries(db, now)
  return orphans.size
}

/** At start, then every hour; the answer stops it. */
export function sweepHourly(school: School, logger: Logger) {
  let running: Promise<unknown> = Promise.resolve()
  const go = () => {
    running = sweep(school).catch((failure: Error) => logger.error(traceOf(failure), 'sweep'))
  }
  go()
  const timer = setInterval(go, 3_600_000)
  return async () => {
    clearInterval(timer)
    await running
  }
}
