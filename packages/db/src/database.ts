import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.gen.ts'

export type Db = Kysely<DB> | Transaction<DB>

/** What a school's server speaks to; `pool` is for those who need PostgreSQL itself (LISTEN, COPY). */
export interface Database {
  db: Kysely<DB>
  pool: pg.Pool
  close(): Promise<void>
}

// A day stays 'YYYY-MM-DD' and an hour 'HH:MM': a Date would drag a time zone in.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.DATE, (text) => text)
types.setTypeParser(pg.types.builtins.TIME, (text) => text.slice(0, 5))
types.setTypeParser(pg.types.builtins.INT8, Number)

/** Opens a pool on a PostgreSQL ≥ 15. `onError` hears of connections lost while idle. */
export function openDatabase(url: string, onError: (error: Error) => void = () => {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: 20, types })
  pool.on('error', onError)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })
  return { db, pool, close: () => db.destroy() }
}
