import { type Insertable, sql } from 'kysely'
import type { Db } from '../database.ts'
import type { DB } from '../schema.gen.ts'

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function asJson(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value ?? null]))),
  )
}

/** One statement whatever the number of rows; all rows carry the same columns. Those already there stay as they are. */
export async function insertAll<T extends keyof DB & string>(db: Db, table: T, rows: Insertable<DB[T]>[]) {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((key) => sql.id(snake(key))))
  const name = sql.table(table)
  const source = sql`json_populate_recordset(null::${name}, ${asJson(rows)}::json)`
  await sql`insert into ${name} (${columns}) select ${columns} from ${source} on conflict do nothing`.execute(db)
}

/** Sets the columns each row carries besides its id; all rows carry the same ones. */
export async function updateAll<T extends keyof DB & string>(db: Db, table: T, rows: ({ id: string } & object)[]) {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).filter((key) => key !== 'id')
  const name = sql.table(table)
  const changes = sql.join(columns.map((key) => sql`${sql.id(snake(key))} = given.${sql.id(snake(key))}`))
  await sql`
    update ${name} as kept set ${changes}
    from json_populate_recordset(null::${name}, ${asJson(rows)}::json) as given
    where kept.id = given.id`.execute(db)
}

/** Whether what a file says is already what we hold; only the columns it speaks of count. */
export function isSame(kept: object, given: object): boolean {
  const held = new Map<string, unknown>(Object.entries(kept))
  return Object.entries(given).every(([key, value]) => (held.get(key) ?? null) === (value ?? null))
}
