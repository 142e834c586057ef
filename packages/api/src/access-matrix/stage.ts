import type { Database, Db } from '@preau/db/database'
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  sql,
} from 'kysely'
import pg from 'pg'

/**
 * A database on which nothing lasts: one connection inside one transaction, the transactions of the code under test
 * being steps of it. What each try changed is read, then undone, so that no try can help another.
 */
export function openStage({ db: real, pool: shared }: Pick<Database, 'db' | 'pool'>, url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 1, types: shared.options.types })
  const dialect = new PostgresDialect({ pool })
  const run = (connection: DatabaseConnection, text: string) => connection.executeQuery(CompiledQuery.raw(text))
  function openDriver(): Driver {
    const driver: Driver = new PostgresDriver({ pool })
    return {
      init: () => driver.init(),
      acquireConnection: () => driver.acquireConnection(),
      beginTransaction: async (connection) => void (await run(connection, 'savepoint step')),
      commitTransaction: async (connection) => void (await run(connection, 'release savepoint step')),
      rollbackTransaction: async (connection) => void (await run(connection, 'rollback to savepoint step')),
      releaseConnection: (connection) => driver.releaseConnection(connection),
      destroy: () => driver.destroy(),
    }
  }
  const db: typeof real = new Kysely({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (over) => dialect.createIntrospector(over),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: openDriver,
    },
    plugins: [new CamelCasePlugin()],
  })
  return { db, pool, close: () => db.destroy() }
}

// Kept of a refusal on purpose: the request's key with its answer, and tries at a password.
const unsaid = ['request', 'sign_in_failure', 'known_device']

/**
 * Which tables the open transaction has written: rows are fewer than they were, or carry its number or a later one.
 * What a step wrote and took back no longer shows, nor does a lock.
 */
export async function openChanges(db: Db) {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and not tablename like 'kysely%'`.execute(db)
  const names = rows.map(({ name }) => name).filter((name) => !unsaid.includes(name))
  const text = names
    .map(
      (name) => `select '${name}' as name, count(*)::int as lines,
        (count(*) filter (where xmin::text::bigint >= $1))::int as written from "${name}"`,
    )
    .join(' union all ')
  interface Line {
    name: string
    lines: number
    written: number
  }
  const read = async (pool: pg.Pool, since: string) =>
    (await pool.query<Line>({ name: 'changes', text, values: [since] })).rows
  let first: Map<string, number> | undefined
  return async (pool: pg.Pool) => {
    first ??= new Map((await read(pool, String(2 ** 52))).map(({ name, lines }) => [name, lines]))
    const { rows: own } = await pool.query<{ xid: string | null }>({
      name: 'own',
      text: 'select pg_current_xact_id_if_assigned()::text as xid',
    })
    const xid = own[0]?.xid
    if (!xid) return []
    const lines = await read(pool, xid)
    return lines.flatMap(({ name, lines: count, written }) =>
      written > 0 || count < (first?.get(name) ?? 0) ? [name] : [],
    )
  }
}
