import { readdir } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { DB } from './schema.gen.ts'

const folder = new URL('../migrations/', import.meta.url)

async function landedMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts'))
  const entries = names.map(async (name) => [name.slice(0, -3), await import(new URL(name, folder).href)])
  return Object.fromEntries(await Promise.all(entries))
}

/** Brings the schema to this version. Two servers starting at once wait for each other. Throws the first failure. */
export async function migrate(db: Kysely<DB>) {
  const migrator = new Migrator({ db, provider: { getMigrations: landedMigrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return results?.map((result) => result.migrationName) ?? []
}
