import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { JsonValue } from './schema.gen.ts'

export type Once<T> =
  | { outcome: 'done'; answer: T }
  | { outcome: 'replayed'; answer: JsonValue }
  | { outcome: 'other_body' }

interface Request {
  accountId: string
  procedure: string
  key: string
  input: unknown
  now: Date
}

/**
 * Does the work and keeps its answer under the request's key, in one transaction. A retry waits for the first, then
 * gets the first answer; the same key with another body does nothing.
 */
export async function once<T>(db: Db, request: Request, work: (db: Db) => Promise<T>): Promise<Once<T>> {
  const inputHash = createHash('sha256').update(JSON.stringify(request.input)).digest('hex')
  const { accountId, procedure, key } = request
  return await db.transaction().execute(async (transaction): Promise<Once<T>> => {
    const first = await transaction
      .insertInto('request')
      .values({ accountId, procedure, key, inputHash, createdAt: request.now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (first.numInsertedOrUpdatedRows === 0n) {
      const kept = await transaction
        .selectFrom('request')
        .select(['inputHash', 'answer'])
        .where('accountId', '=', accountId)
        .where('procedure', '=', procedure)
        .where('key', '=', key)
        .executeTakeFirstOrThrow()
      return kept.inputHash === inputHash ? { outcome: 'replayed', answer: kept.answer } : { outcome: 'other_body' }
    }
    const answer = await work(transaction)
    await transaction
      .updateTable('request')
      .set({ answer: sql`${JSON.stringify(answer ?? null)}::jsonb` })
      .where('accountId', '=', accountId)
      .where('procedure', '=', procedure)
      .where('key', '=', key)
      .execute()
    return { outcome: 'done', answer }
  })
}
