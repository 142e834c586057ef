import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Seconds from `npm start` to a 200 of /readyz, then everything is stopped. */
async function timeStart(folder: string, home: string) {
  const port = await freePort()
  const start = performance.now()
  const { PREAU_DATA_DIR: _, DATABASE_URL: __, ...rest } = process.env
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...rest, HOME: home, PORT: String(port) },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  for (;;) {
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined)
    if (answer?.status === 200) break
    if (child.exitCode !== null) throw new Error('npm start ended before the school was there')
    if (performance.now() - start > 600_000) throw new Error('npm start took more than ten minutes')
    await wait(100)
  }
  const seconds = (performance.now() - start) / 1000
  child.kill('SIGTERM')
  await ended
  return seconds
}

/** A clean clone of what is committed, in an empty home: the first `npm start`, and the second. */
export async function benchStart() {
  const home = await mkdtemp(join(tmpdir(), 'preau-home-'))
  const folder = join(home, 'preau')
  execFileSync('git', ['clone', '--quiet', root, folder])
  try {
    return { coldSeconds: await timeStart(folder, home), secondSeconds: await timeStart(folder, home) }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
