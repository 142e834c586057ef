import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSession } from '@preau/api/session'
import { openDatabase } from '@preau/db/database'
import { findDemoFamily, listTeachersOf, saveDemoLogin } from '@preau/db/demo-cast'
import { startEmbedded } from '@preau/db/embedded'
import type { Role } from '@preau/domain/role'
import { prepareDemo } from '@preau/server/cli/demo'
import { startServer } from '@preau/server/server'
import pg from 'pg'

/** A Monday of November, between two lessons. */
export const monday = new Date('2026-11-23T09:20:00Z')

/** A PostgreSQL that keeps its promises (fsync on), and the demo collège in it. */
export async function openBenchSchool() {
  const dataDir = await mkdtemp(join(tmpdir(), 'preau-bench-'))
  const postgres = await startEmbedded({ dataDir: join(dataDir, 'postgres') })
  const server = await startServer({
    databaseUrl: postgres.url,
    dataDir,
    clock: () => monday,
    furnish: async ({ url, ...place }) => {
      const database = openDatabase(url)
      const school = { ...database, ...place, clock: () => monday, clockStopped: false }
      await prepareDemo(school, { school: 'college', log: () => {} }).finally(database.close)
    },
  })
  const { db } = server.school
  const family = await findDemoFamily(db)
  if (!family) throw new Error('the demo has no family')
  const [teacherId = ''] = await listTeachersOf(db, family.divisionId)
  const signIn = async (id: string, role: Role) => {
    const account = await db.selectFrom('account').select('loginId').where('id', '=', id).executeTakeFirstOrThrow()
    if (!account.loginId) throw new Error('this account has no log-in')
    return (await openSession(db, { id, loginId: account.loginId, role }, false)).token
  }
  // Enough pupils that none of them ever sends more files than a person may.
  const pupils = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'student')
    .where('leftOn', 'is', null)
    .orderBy('id')
    .limit(120)
    .execute()
  const pupilTokens = await Promise.all(
    pupils
      .filter(({ id }) => id !== family.studentId)
      .map(async ({ id }) => {
        await saveDemoLogin(db, { username: id, passwordHash: 'none', accountIds: [id] }, monday)
        return await signIn(id, 'student')
      }),
  )
  const student = { id: family.studentId, token: await signIn(family.studentId, 'student') }
  const parent = { id: family.parentId, token: await signIn(family.parentId, 'parent') }
  const teacher = { id: teacherId, token: await signIn(teacherId, 'teacher') }
  await server.close()
  return { dataDir, url: postgres.url, student, parent, teacher, pupilTokens, stop: postgres.stop }
}

export type BenchSchool = Awaited<ReturnType<typeof openBenchSchool>>

/** The postmaster's process: all of PostgreSQL descends from it. */
export async function postmasterOf(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid")
    return Number(rows[0].pid)
  } finally {
    await client.end()
  }
}
