import type { ThreadsInput } from '@preau/domain/messaging'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { aboutChildren, copiesSeenBy, isUnread, unreadMessages } from './seen.ts'

export const inboxPage = 30

/** One page of threads, the latest first, each with its last words. One more row than a page says there is another. */
export function threadsPage(db: Db, viewer: Viewer, { filter, studentId, cursor }: ThreadsInput) {
  let query = copiesSeenBy(db, viewer)
    .innerJoin('thread', 'thread.id', 'threadMember.threadId')
    .innerJoin('account as author', 'author.id', 'thread.authorId')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('message')
          .innerJoin('account as writer', 'writer.id', 'message.authorId')
          .select(['message.authorId', 'message.sentAt', 'message.number'])
          .select(['writer.givenName', 'writer.familyName', 'writer.usageName', 'writer.civility'])
          .select(sql<string>`left(message.body, 160)`.as('excerpt'))
          .select(sql<boolean>`exists (select 1 from message_file where message_id = message.id)`.as('hasFiles'))
          .whereRef('message.threadId', '=', 'threadMember.threadId')
          .orderBy('message.number', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['thread.id', 'thread.subject', 'thread.audience', 'thread.open', 'thread.originId'])
    .select(['threadMember.lastMessageAt', 'thread.authorId', 'author.role', 'author.staffFunction'])
    .select(['author.givenName', 'author.familyName', 'author.usageName', 'author.civility'])
    .select(['last.authorId as lastAuthorId', 'last.sentAt', 'last.excerpt', 'last.hasFiles', 'last.number'])
    .select(['last.givenName as lastGivenName', 'last.familyName as lastFamilyName'])
    .select(['last.usageName as lastUsageName', 'last.civility as lastCivility'])
    .select([unreadMessages.as('unread'), aboutChildren(db, viewer).as('children')])
    .select(
      sql<number>`(select count(*) from thread answer where answer.origin_id = thread.id
      and thread.author_id = thread_member.account_id)`.as('answers'),
    )
    .orderBy('threadMember.lastMessageAt', 'desc')
    .orderBy('threadMember.threadId')
    .limit(inboxPage + 1)
  if (filter === 'unread') query = query.where(isUnread)
  if (filter === 'sent') query = query.where('thread.authorId', '=', viewer.id)
  if (studentId)
    query = query.where(
      sql<boolean>`exists (select 1 from thread_student about where about.thread_id = thread_member.thread_id
        and about.account_id = thread_member.account_id and about.student_id = ${studentId})`,
    )
  if (cursor)
    query = query
      .where('threadMember.lastMessageAt', '<=', new Date(cursor.at))
      .where(({ or, eb }) =>
        or([eb('threadMember.lastMessageAt', '<', new Date(cursor.at)), eb('threadMember.threadId', '>', cursor.id)]),
      )
  return query
}

export const listThreads = async (db: Db, viewer: Viewer, input: ThreadsInput) =>
  await threadsPage(db, viewer, input).execute()
