import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { aboutChildren, copiesSeenBy, unreadMessages } from './seen.ts'

export const messagesPage = 50

/** The thread as its member sees it. */
export async function findThread(db: Db, viewer: Viewer, threadId: string) {
  return await copiesSeenBy(db, viewer)
    .innerJoin('thread', 'thread.id', 'threadMember.threadId')
    .innerJoin('account as author', 'author.id', 'thread.authorId')
    .leftJoin('thread as origin', 'origin.id', 'thread.originId')
    .select(['thread.id', 'thread.subject', 'thread.audience', 'thread.open', 'thread.authorId', 'thread.createdAt'])
    .select(['thread.originId', 'threadMember.lastRead'])
    .select(['author.role', 'author.staffFunction'])
    .select(['author.givenName', 'author.familyName', 'author.usageName', 'author.civility'])
    .select(aboutChildren(db, viewer).as('children'))
    .select(
      sql<number>`(select count(*) from thread_member m where m.thread_id = thread.id
      and m.account_id <> thread.author_id)`.as('recipients'),
    )
    .select(
      sql<number>`(select count(*) from thread_member m where m.thread_id = thread.id
      and m.account_id <> thread.author_id and m.last_read > 0)`.as('readers'),
    )
    .where('thread.id', '=', threadId)
    .executeTakeFirst()
}

/** The latest messages, or those before one; the oldest first. */
export async function listMessages(db: Db, viewer: Viewer, threadId: string, before?: number) {
  let query = db
    .selectFrom('message')
    .innerJoin('account as author', 'author.id', 'message.authorId')
    .select(['message.id', 'message.number', 'message.body', 'message.sentAt', 'message.authorId'])
    .select(['author.role', 'author.staffFunction'])
    .select(['author.givenName', 'author.familyName', 'author.usageName', 'author.civility'])
    .select(
      sql<{ id: string; name: string; mediaType: string; size: number }[]>`coalesce((
        select json_agg(json_build_object('id', file.id, 'name', file.name, 'mediaType', file.media_type,
          'size', file.size) order by position)
        from message_file join file on file.id = file_id where message_id = message.id), '[]')`.as('files'),
    )
    .where('message.threadId', '=', threadId)
    .where('message.threadId', 'in', copiesSeenBy(db, viewer).select('threadMember.threadId'))
    .orderBy('message.number', 'desc')
    .limit(messagesPage)
  if (before) query = query.where('message.number', '<', before)
  return (await query.execute()).reverse()
}

/** Who talks together, where everyone sees everyone. */
export async function listMembers(db: Db, viewer: Viewer, threadId: string) {
  return await db
    .selectFrom('threadMember')
    .innerJoin('thread', 'thread.id', 'threadMember.threadId')
    .innerJoin('account', 'account.id', 'threadMember.accountId')
    .select(['account.id', 'account.role', 'account.staffFunction'])
    .select(['account.givenName', 'account.familyName', 'account.usageName', 'account.civility'])
    .where('thread.id', '=', threadId)
    .where('thread.open', '=', true)
    .where('thread.id', 'in', copiesSeenBy(db, viewer).select('threadMember.threadId'))
    .orderBy(sql`coalesce(account.usage_name, account.family_name) collate "fr-x-icu"`)
    .orderBy('account.id')
    .limit(210)
    .execute()
}

/** The conversations a mass message opened, for its author alone. */
export async function listAnswers(db: Db, viewer: Viewer, threadId: string) {
  return await copiesSeenBy(db, viewer)
    .innerJoin('thread', 'thread.id', 'threadMember.threadId')
    .innerJoin('thread as origin', 'origin.id', 'thread.originId')
    .innerJoin('account as author', 'author.id', 'thread.authorId')
    .select(['thread.id', 'threadMember.lastMessageAt', 'author.role', 'author.staffFunction'])
    .select(['author.givenName', 'author.familyName', 'author.usageName', 'author.civility'])
    .select([unreadMessages.as('unread'), aboutChildren(db, viewer).as('children')])
    .where('origin.id', '=', threadId)
    .where('origin.authorId', '=', viewer.id)
    .orderBy('threadMember.lastMessageAt', 'desc')
    .orderBy('thread.id')
    .limit(200)
    .execute()
}

/** The viewer's own conversation under a mass message, once they have answered it. */
export async function findOwnAnswer(db: Db, viewer: Viewer, threadId: string) {
  return await db
    .selectFrom('thread')
    .select('id')
    .where('originId', '=', threadId)
    .where('authorId', '=', viewer.id)
    .executeTakeFirst()
}

/** Reading only goes forward, and never past the last message there is. */
export async function markRead(db: Db, viewer: Viewer, threadId: string, number: number) {
  const read = await db
    .updateTable('threadMember')
    .set({
      lastRead: sql`greatest(last_read, least(${number}::int,
        (select max(message.number) from message where message.thread_id = thread_member.thread_id)))`,
    })
    .where('accountId', '=', viewer.id)
    .where('threadId', '=', threadId)
    .where('threadId', 'in', copiesSeenBy(db, viewer).select('threadMember.threadId'))
    .executeTakeFirst()
  return read.numUpdatedRows > 0n
}
