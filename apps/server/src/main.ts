import type { School } from '@preau/api/school'
import type { Db } from '@preau/db/database'
import { EmbeddedFailure } from '@preau/db/embedded/failure'
import { prepareDemo } from './cli/demo.ts'
import { demoClock } from './clock.ts'
import { openLog } from './log.ts'
import { startServer } from './server.ts'
import { readSettings, Unusable } from './settings.ts'

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

async function start() {
  const { demo, ...settings } = readSettings(process.env, process.argv.slice(2))
  let welcome: string[] = []
  const furnish = async (school: School) => {
    welcome = (await prepareDemo(school, { school: demo, log: say })) ?? []
  }
  const server = await startServer({
    ...settings,
    logger: openLog(),
    callsPerMinute: 120,
    say,
    furnish,
    ...(demo !== 'empty' && { clockFor: (db: Db) => demoClock(db) }),
  })
  say(`\nPréau est ouvert : ${server.url}`)
  for (const line of welcome) say(line)
  return server
}

let asked = false
const starting = start()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Asked twice: the person no longer wants to wait.
    if (asked) process.exit(1)
    asked = true
    starting.then(
      async ({ close }) => {
        await close()
        process.exit(0)
      },
      () => process.exit(1),
    )
  })
}
try {
  await starting
} catch (cause) {
  if (!(cause instanceof Unusable || cause instanceof EmbeddedFailure)) throw cause
  process.stderr.write(`${cause.message}\n`)
  process.exitCode = 1
}
