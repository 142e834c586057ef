import type { LiveEvent } from '@preau/domain/live'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Tells open screens, once the transaction is committed. */
export async function announce(db: Db, event: LiveEvent) {
  await sql`select pg_notify('live', ${JSON.stringify(event)})`.execute(db)
}
