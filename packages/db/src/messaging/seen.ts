import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import { childrenOf } from '../access.ts'
import type { Db } from '../database.ts'

/**
 * True of a row of `threadMember` its owner may still open: a parent keeps the threads about a child for whom the
 * right holds today, and those about no child. The only place that says so.
 */
function stillConcerns(db: Db, viewer: Viewer) {
  if (viewer.role !== 'parent') return sql<boolean>`true`
  const about = sql`select 1 from thread_student about
    where about.thread_id = thread_member.thread_id and about.account_id = thread_member.account_id`
  return sql<boolean>`(not exists (${about}) or exists (${about} and about.student_id in ${childrenOf(db, viewer)}))`
}

/** The viewer's copies of the threads they are in. */
export function copiesSeenBy(db: Db, viewer: Viewer) {
  return db.selectFrom('threadMember').where('threadMember.accountId', '=', viewer.id).where(stillConcerns(db, viewer))
}

/** Threads this viewer may open. */
export const threadsSeenBy = (db: Db, viewer: Viewer) => copiesSeenBy(db, viewer).select('threadMember.threadId as id')

/** Files joined to the messages this viewer may read. */
export function messageFilesSeenBy(db: Db, viewer: Viewer) {
  return db
    .selectFrom('messageFile')
    .innerJoin('message', 'message.id', 'messageFile.messageId')
    .select('messageFile.fileId as id')
    .where('message.threadId', 'in', threadsSeenBy(db, viewer))
}

/** Messages of others not read yet, in the thread of this row of `threadMember`. */
export const unreadMessages = sql<number>`(select count(*) from message
  where message.thread_id = thread_member.thread_id and message.number > thread_member.last_read
    and message.author_id <> thread_member.account_id)`

/** True when someone else wrote since this member last read. */
export const isUnread = sql<boolean>`exists (select 1 from message
  where message.thread_id = thread_member.thread_id and message.number > thread_member.last_read
    and message.author_id <> thread_member.account_id)`

/** How many threads hold something unread: what the badge says. */
export async function countUnread(db: Db, viewer: Viewer) {
  const { unread } = await copiesSeenBy(db, viewer)
    .where(isUnread)
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .executeTakeFirstOrThrow()
  return unread
}

/** The children a thread is about, for its owner; a parent no longer sees the name of a child who is not theirs. */
export function aboutChildren(db: Db, viewer: Viewer) {
  const allowed = viewer.role === 'parent' ? sql`and child.id in ${childrenOf(db, viewer)}` : sql``
  return sql<{ id: string; givenName: string; familyName: string; usageName: string | null }[]>`coalesce((
    select json_agg(json_build_object('id', child.id, 'givenName', child.given_name, 'familyName', child.family_name,
      'usageName', child.usage_name) order by child.given_name, child.id)
    from thread_student about join account child on child.id = about.student_id
    where about.thread_id = thread_member.thread_id and about.account_id = thread_member.account_id ${allowed}), '[]')`
}
