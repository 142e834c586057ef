import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Unusable } from './settings.ts'

/** Made at first start and kept: links to files signed before a restart still open after it. */
export function readSecret(dataDir: string) {
  const file = join(dataDir, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const fresh = `${file}.new-${process.pid}`
  writeFileSync(fresh, randomBytes(32).toString('hex'), { mode: 0o600 })
  try {
    // Two first starts must use one secret: the slower one takes the other's.
    linkSync(fresh, file)
  } catch (cause) {
    if (!existsSync(file)) throw cause
  }
  rmSync(fresh, { force: true })
  return readFileSync(file, 'utf8').trim()
}

/** The folder of data, there and ours to write in. */
export function openDataDir(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const probe = join(dataDir, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch {
    throw new Unusable(
      `Le dossier ${dataDir} ne peut pas recevoir les données : changez ses droits, ou PREAU_DATA_DIR.`,
    )
  }
}
