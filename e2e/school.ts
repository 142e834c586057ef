import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDemo } from '@preau/server/cli/demo'
import { startServer } from '@preau/server/server'
import pg from 'pg'

/** Every journey happens on the same Monday of November, in a week B, between two lessons. */
export const monday = new Date('2026-11-23T09:20:00Z')

export type Sample = 'college' | 'ecole'

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

export async function furnishTemplates() {
  for (const sample of ['college', 'ecole'] as const) {
    await run(`drop database if exists preau_${sample} with (force)`)
    await run(`create database preau_${sample}`)
    const dataDir = await mkdtemp(join(tmpdir(), 'preau-e2e-'))
    const { close } = await startServer({
      databaseUrl: named(`preau_${sample}`),
      dataDir,
      clock: () => monday,
      furnish: async (school) => {
        await prepareDemo(school, { school: sample, log: () => {} })
      },
    })
    await close()
    await rm(dataDir, { recursive: true })
  }
}

/** A school of one's own, served on a free port. `now` may be moved: it is the school's clock. */
export async function openSchool(sample: Sample) {
  const name = `e2e_${randomUUID().replaceAll('-', '')}`
  await run(`create database ${name} template preau_${sample}`)
  const dataDir = await mkdtemp(join(tmpdir(), 'preau-e2e-'))
  const time = { now: monday }
  const server = await startServer({ databaseUrl: named(name), dataDir, clock: () => time.now })
  const close = async () => {
    await server.close()
    await run(`drop database if exists ${name} with (force)`)
    await rm(dataDir, { recursive: true })
  }
  return { ...server, time, close }
}
