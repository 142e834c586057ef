import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../embedded.ts'

/** One throw-away PostgreSQL for the whole run; each test file then takes its own database in it. */
export async function setup() {
  if (process.env['PREAU_TEST_DATABASE_URL']) return
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-test-'))
  const embedded = await startEmbedded({ dataDir, fast: true })
  const url = new URL(embedded.url)
  url.pathname = '/postgres'
  process.env['PREAU_TEST_DATABASE_URL'] = url.href
  return async () => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
