import type { Db } from '@preau/db/database'
import { once } from '@preau/db/request'
import { Refusal } from '@preau/domain/refusal'
import type { Viewer } from '@preau/domain/role'

interface Asked {
  db: Db
  viewer: Viewer
  now: Date
}

/**
 * A write someone waits for happens once per `requestKey`, however often the phone retries; `read` then says what is
 * there now, for the first try and for each retry alike.
 */
export async function writeOnce<T>(
  { db, viewer, now }: Asked,
  procedure: string,
  input: { requestKey: string },
  write: (db: Db) => Promise<string>,
  read: (db: Db, id: string) => Promise<T>,
): Promise<T> {
  const kept = await once(db, { accountId: viewer.id, procedure, key: input.requestKey, input, now }, write)
  if (kept.outcome === 'other_body') throw new Refusal('request_key_reused')
  return await read(db, String(kept.answer))
}
