import { foldedName } from '@preau/domain/name'
import type { Role } from '@preau/domain/role'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { smallSchool } from '../small-school.ts'
import { testDb } from '../testing.ts'
import { inboxPage, listThreads, threadsPage } from './inbox.ts'
import { countUnread } from './seen.ts'

const db = await testDb()
const { here } = await smallSchool(db)

async function person(role: Role, familyName: string) {
  const names = { givenName: 'Camille', familyName }
  const row = { ...names, role, foldedName: foldedName(names) }
  const { id } = await db.insertInto('account').values(row).returning('id').executeTakeFirstOrThrow()
  return { id, role, today: '2026-11-23' }
}
const reader = await person('teacher', 'LECTEUR')
const parent = await person('parent', 'LECTRICE')

beforeAll(async () => {
  const author = here.teacher.id
  await sql`with made as (
      insert into thread (subject, author_id, audience, open, created_at, last_message_at)
      select 'Fil ' || n, ${author}, 'Essai', false, at, at
      from generate_series(1, 4000) n, lateral (select '2026-10-01'::timestamptz + n / 3 * interval '1 minute') t (at)
      returning id, last_message_at),
    members as (
      insert into thread_member (thread_id, account_id, last_message_at)
      select id, account, last_message_at from made, unnest(array[${author}, ${reader.id}, ${parent.id}]::uuid[]) account)
    insert into message (thread_id, number, author_id, body, sent_at)
    select id, n, ${author}, 'Bonjour', last_message_at from made, generate_series(1, 5) n`.execute(db)
  await sql`analyze`.execute(db)
})

test('pages follow each other without gap or repeat, many threads at the same instant included', async () => {
  const seen: string[] = []
  let cursor: { at: string; id: string } | undefined
  for (let page = 0; page < 6; page += 1) {
    const threads = (await listThreads(db, reader, { filter: 'all', cursor })).slice(0, inboxPage)
    for (const { id } of threads) seen.push(id)
    const last = threads.at(-1)
    cursor = last && { at: last.lastMessageAt.toISOString(), id: last.id }
  }
  const all = await db
    .selectFrom('threadMember')
    .select('threadId')
    .where('accountId', '=', reader.id)
    .orderBy('lastMessageAt', 'desc')
    .orderBy('threadId')
    .limit(6 * inboxPage)
    .execute()
  expect(seen).toEqual(all.map(({ threadId }) => threadId))
  expect(await countUnread(db, reader)).toBe(4000)
})

test.each([reader, parent])('a page of a long inbox is one walk along its index, for a $role', async (viewer) => {
  const cursor = { at: '2026-10-01T15:00:00.000Z', id: here.teacher.id }
  for (const input of [{ filter: 'all' as const }, { filter: 'all' as const, cursor }]) {
    const plan = (await threadsPage(db, viewer, input).explain('text'))
      .map((row) => Object.values(row).join())
      .join('\n')
    expect(plan).toContain('using thread_member_inbox')
    expect(plan).not.toMatch(/Seq Scan on (thread|message|thread_member) /)
    expect(plan).not.toMatch(/Sort Key: (thread_member|message)/)
  }
})
