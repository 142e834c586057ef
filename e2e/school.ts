import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@preau/db/database'
import { prepareDemo } from '@preau/server/cli/demo'
import { welcomeFirstAdmin } from '@preau/server/first-admin'
import { startServer } from '@preau/server/server'
import pg from 'pg'

/** Every journey happens on the same Monday of November, in a week A, between two lessons. */
export const monday = new Date('2026-11-23T09:20:00Z')

/** The two sample schools, or one where nobody is yet. */
export type Sample = 'college' | 'ecole' | 'empty'

const adminUrl = () => {
  const url = process.env['PREAU_TEST_DATABASE_URL']
  if (!url) throw new Error('PREAU_TEST_DATABASE_URL names the throw-away cluster the journeys run on')
  return url
}

const named = (name: string) => {
  const url = new URL(adminUrl())
  url.pathname = `/${name}`
  return url.href
}

async function run(statement: string) {
  const client = new pg.Client({ connectionString: adminUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Serves this database for as long as nobody closes it; its clock stands at `time.now`. */
async function serve(databaseUrl: string, sample: Sample) {
  const dataDir = await mkdtemp(join(tmpdir(), 'preau-e2e-'))
  const time = { now: monday }
  const welcome: string[] = []
  const clock = () => time.now
  const server = await startServer({
    databaseUrl,
    dataDir,
    clock,
    furnish: async ({ url, ...place }) => {
      const database = openDatabase(url)
      const school = { ...database, ...place, clock, clockStopped: false }
      try {
        if (sample === 'empty') welcome.push(...(await welcomeFirstAdmin(school)))
        else welcome.push(...(await prepareDemo(school, { school: sample, log: () => {} })))
      } finally {
        await database.close()
      }
    },
  })
  const close = async () => {
    await server.close()
    await rm(dataDir, { recursive: true })
  }
  return { ...server, time, welcome, close }
}

export async function furnishTemplates() {
  await Promise.all(
    (['college', 'ecole'] as const).map(async (sample) => {
      await run(`drop database if exists preau_${sample} with (force)`)
      await run(`create database preau_${sample}`)
      const { close } = await serve(named(`preau_${sample}`), sample)
      await close()
    }),
  )
}

/** A school of one's own, served on a free port. `time.now` may be moved: it is the school's clock. */
export async function openSchool(sample: Sample) {
  const name = `e2e_${randomUUID().replaceAll('-', '')}`
  await run(sample === 'empty' ? `create database ${name}` : `create database ${name} template preau_${sample}`)
  const served = await serve(named(name), sample)
  const close = async () => {
    await served.close()
    await run(`drop database if exists ${name} with (force)`)
  }
  return { ...served, close }
}

export type OpenSchool = Awaited<ReturnType<typeof openSchool>>
