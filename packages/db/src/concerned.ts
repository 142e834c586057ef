import type { LiveEvent } from '@preau/domain/live'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { groupsSeenBy } from './access.ts'
import type { Db } from './database.ts'
import { threadsSeenBy } from './messaging/seen.ts'

/** Which of these sessions still live, under a hat its owner may still wear. */
export async function listLivingSessions(db: Db, ids: string[], today: string) {
  const found = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .select('session.id')
    .where('session.id', '=', sql<string>`any(${ids})`)
    .whereRef('account.loginId', '=', 'session.userId')
    .where(({ fn, eb }) => eb(fn<Date>('least', ['session.expiresAt', 'session.endsAt']), '>', sql<Date>`now()`))
    .where(({ or, eb }) => or([eb('account.leftOn', 'is', null), eb('account.leftOn', '>', today)]))
    .execute()
  return new Set(found.map(({ id }) => id))
}

/** Everybody who was ever near this group: few enough to ask each one's rights. */
async function listAround(db: Db, groupId: string, among: string[]) {
  const { rows } = await sql<{ id: string }>`
    select account.id from account where account.id = any(${among}) and (
      account.role = 'admin' or account.staff_function in ('EDU', 'DOC')
      or exists (select 1 from enrolment where group_id = ${groupId} and student_id = account.id)
      or exists (select 1 from teaching where group_id = ${groupId} and teacher_id = account.id)
      or exists (select 1 from guardianship join enrolment using (student_id)
        where group_id = ${groupId} and parent_id = account.id))`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** An event names the work, the slot, or their group itself when they are gone. */
async function groupOf(db: Db, { kind, id }: LiveEvent) {
  const work = db.selectFrom('homework').select('groupId').where('id', '=', id)
  const slot = db.selectFrom('slot').select('groupId').where('id', '=', id)
  const named = kind === 'homework' ? await work.executeTakeFirst() : await slot.executeTakeFirst()
  return named?.groupId ?? id
}

async function sees(rows: { executeTakeFirst(): Promise<unknown> }) {
  return (await rows.executeTakeFirst()) !== undefined
}

/** Whom, of these people, an event is for, by the rights they have now. */
export async function listConcerned(db: Db, event: LiveEvent, viewers: Viewer[]) {
  const among = viewers.map(({ id }) => id)
  if (event.kind === 'thread') {
    const members = await db
      .selectFrom('threadMember')
      .select('accountId')
      .where('threadId', '=', event.id)
      .where('accountId', '=', sql<string>`any(${among}::uuid[])`)
      .execute()
    const near = new Set(members.map(({ accountId }) => accountId))
    return await narrow(viewers, near, (viewer) =>
      sees(threadsSeenBy(db, viewer).where('threadMember.threadId', '=', event.id)),
    )
  }
  const groupId = await groupOf(db, event)
  const near = await listAround(db, groupId, among)
  return await narrow(viewers, near, (viewer) =>
    sees(db.selectFrom(groupsSeenBy(db, viewer).as('seen')).select('seen.id').where('seen.id', '=', groupId)),
  )
}

async function narrow(viewers: Viewer[], near: Set<string>, isSeen: (viewer: Viewer) => Promise<boolean>) {
  const concerned: string[] = []
  for (const viewer of viewers) if (near.has(viewer.id) && (await isSeen(viewer))) concerned.push(viewer.id)
  return concerned
}
