import type { Db } from '@preau/db/database'
import { EmbeddedFailure } from '@preau/db/embedded/failure'
import { demoClock } from './clock.ts'
import { furnish } from './furnish.ts'
import { openLog } from './log.ts'
import { startServer } from './server.ts'
import { readSettings, Unusable } from './settings.ts'

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
const stopping = new AbortController()

async function start() {
  const { demo, ...settings } = readSettings(process.env, process.argv.slice(2))
  let welcome: string[] = []
  const server = await startServer({
    ...settings,
    logger: openLog(),
    callsPerMinute: 120,
    say,
    signal: stopping.signal,
    furnish: async (place) => {
      welcome = await furnish({ ...place, demo }, say, stopping.signal)
    },
    ...(demo !== 'empty' && { clockFor: (db: Db) => demoClock(db) }),
  })
  say(`\nPréau est ouvert : ${server.url}`)
  for (const line of welcome) say(line)
  return server
}

const starting = start()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Asked twice: the person no longer wants to wait.
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort()
    starting
      .then(({ close }) => close())
      .finally(() => process.exit(0))
      .catch(() => {})
  })
}
try {
  await starting
} catch (cause) {
  const isExpected = cause instanceof Unusable || cause instanceof EmbeddedFailure
  if (isExpected) process.stderr.write(`${cause.message}\n`)
  if (!isExpected && !stopping.signal.aborted) throw cause
  process.exitCode = stopping.signal.aborted ? 0 : 1
}
