import type { Compilable, CompiledQuery, Expression } from 'kysely'
import { type Db, keptPlan } from '../database.ts'

const keptOf = (query: CompiledQuery) => ({ ...query, sql: keptPlan + query.sql })

/**
 * A query written once into SQL; each call brings its values alone, and the plan is kept too. Writing a large query takes the server longer than
 * sending it, and homes are opened all day. `build` must depend on nothing but `value`.
 */
export function compiledOnce<Name extends string, Row>(
  build: (db: Db, value: (name: Name) => string) => Expression<Row> & Compilable,
) {
  const mark = (name: string) => `\u0001${name}`
  let written: CompiledQuery | undefined
  return async (db: Db, values: Record<Name, string>) => {
    written ??= keptOf(build(db, mark).compile())
    const given = new Map(Object.entries(values).map(([name, value]) => [mark(name), value]))
    const parameters = written.parameters.map((parameter) =>
      typeof parameter === 'string' ? (given.get(parameter) ?? parameter) : parameter,
    )
    const { rows } = await db.executeQuery<Row>({ ...written, parameters })
    return rows
  }
}
