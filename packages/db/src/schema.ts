import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openDatabase } from './database.ts'
import { setup } from './embedded/test-run.ts'
import { migrate } from './migrate.ts'

// `node src/schema.ts` writes schema.gen.ts after a migration; with --verify it only says whether that was forgotten.
const stop = await setup()
const url = new URL(process.env['PREAU_TEST_DATABASE_URL'] ?? '')
const admin = new pg.Client({ connectionString: url.href })
await admin.connect()
await admin.query('drop database if exists preau_schema with (force)')
await admin.query('create database preau_schema')
url.pathname = '/preau_schema'
const { db, close } = openDatabase(url.href)
await migrate(db)
await close()
const folder = fileURLToPath(new URL('../', import.meta.url))
const generator = ['node_modules/.bin/kysely-codegen', '--url', url.href, ...process.argv.slice(2)]
const { status } = spawnSync(generator[0] ?? '', generator.slice(1), { cwd: folder, stdio: 'inherit' })
await admin.query('drop database preau_schema with (force)')
await admin.end()
await stop?.()
process.exitCode = status ?? 1
