import { createHash } from 'node:crypto'
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

/** At the head of a query whose plan each connection keeps: planning a large one costs more than running it. */
export const keptPlan = '/* kept */ '

/** pg prepares what has a name, once per connection; Kysely gives none. */
function nameKeptPlans(client: pg.PoolClient) {
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
    names.set(text, name)
    return name
  }
  client.query = new Proxy(client.query, {
    apply: (query, self, words) => {
      const [text, values] = words
      const isKept = typeof text === 'string' && text.startsWith(keptPlan)
      return Reflect.apply(query, self, isKept ? [{ name: nameOf(text), text, values }] : words)
    },
  })
}

/** Opens a pool on a PostgreSQL ≥ 15. `onError` hears of connections lost while idle. */
export function openDatabase(url: string, onError: (error: Error) => void = () => {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: 20, types })
  pool.on('error', onError)
  pool.on('connect', nameKeptPlans)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })
  return { db, pool, close: () => db.destroy() }
}
