import { appRouter } from '@preau/api/router'
import { currentSession } from '@preau/api/session'
import { createCaller } from '@preau/api/trpc'
import { openDatabase } from '@preau/db/database'
import type { DB } from '@preau/db/schema.gen'
import { dayOf } from '@preau/domain/day'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { type BenchSchool, monday } from './school.ts'

interface Asked {
  sql: string
  parameters: readonly unknown[]
}

/** What one student's home asks of PostgreSQL, in the rounds it asks it: the session first, then the rest at once. */
export async function queriesOfHome({ url, dataDir, student }: BenchSchool) {
  const { pool, close } = openDatabase(url)
  const asked: Asked[] = []
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
    log: ({ level, query: { sql, parameters } }) => {
      if (level === 'query') asked.push({ sql, parameters })
    },
  })
  const today = dayOf(monday)
  await currentSession(db, student.token, today)
  const session = asked.splice(0)
  const here = { filesDir: dataDir, secret: '', origin: url, filesOrigin: url }
  const school = { db, pool, close, clock: () => monday, clockStopped: false, ...here }
  const caller = createCaller(appRouter)({
    ...{ school, db, now: monday, viewer: { id: student.id, role: 'student', today } },
    ...{ session: undefined, device: undefined, setCookie: () => {}, clearBrowser: () => {} },
  })
  await caller.home.student()
  await close()
  return [session, asked]
}
