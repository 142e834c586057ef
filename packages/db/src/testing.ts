import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll } from 'vitest'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

const adminUrl = () => {
  const url = process.env['PREAU_TEST_DATABASE_URL']
  if (!url) throw new Error('PREAU_TEST_DATABASE_URL names the throw-away cluster; vitest’s global set-up gives it')
  return url
}

const named = (name: string) => {
  const url = new URL(adminUrl())
  url.pathname = `/${name}`
  return url.href
}

async function asAdmin(work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: adminUrl() })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** Migrates the template once per cluster; whoever comes second waits for the lock and finds it there. */
async function template(client: pg.Client) {
  await client.query('select pg_advisory_lock(20262027)')
  const known = await client.query("select 1 from pg_database where datname = 'preau_template' and datistemplate")
  if (known.rowCount === 0) {
    await client.query('drop database if exists preau_template')
    await client.query('create database preau_template')
    const fresh = openDatabase(named('preau_template'))
    await migrate(fresh.db)
    await fresh.close()
    await client.query("update pg_database set datistemplate = true where datname = 'preau_template'")
  }
  await client.query('select pg_advisory_unlock(20262027)')
}

/** A migrated, empty database of the test file's own; gone when the file ends. */
export async function testDatabase() {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(async (client) => {
    await template(client)
    await client.query(`create database ${name} template preau_template`)
  })
  const database = openDatabase(named(name))
  afterAll(async () => {
    await database.close()
    await asAdmin((client) => client.query(`drop database if exists ${name} with (force)`))
  })
  return { ...database, url: named(name) }
}

/** Like `testDatabase`, when only queries matter. */
export const testDb = async () => (await testDatabase()).db
