import { formalName } from '@preau/domain/name'
import type { Viewer } from '@preau/domain/role'
import { sql } from 'kysely'
import type { reachOf } from '../audience.ts'
import type { Db } from '../database.ts'
import { announce } from '../live.ts'
import { copiesSeenBy } from './seen.ts'
import { findOwnAnswer } from './thread.ts'

interface NewThread {
  subject: string
  audience: string
  open: boolean
  body: string
  fileIds: string[]
}

/**
 * Opens a thread for the very rows the rule lists, in one statement: what is allowed is what is sent. Says how many
 * receive it, for the caller to undo when that is none or too many.
 */
export async function saveThread(
  db: Db,
  viewer: Viewer,
  recipients: NonNullable<ReturnType<typeof reachOf>>,
  thread: NewThread,
  now: Date,
) {
  const { subject, audience, open } = thread
  const { id: threadId } = await db
    .insertInto('thread')
    .values({ subject, audience, open, authorId: viewer.id, createdAt: now, lastMessageAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const to = recipients.select(['reach.recipientId', 'reach.aboutId'])
  const { numInsertedOrUpdatedRows: count = 0n } = await db
    .insertInto('threadMember')
    .columns(['threadId', 'accountId', 'lastMessageAt'])
    .expression(
      sql`select ${threadId}::uuid, recipient_id, ${now}::timestamptz from ${to} recipient group by recipient_id`,
    )
    .executeTakeFirst()
  await db
    .insertInto('threadMember')
    .values({ threadId, accountId: viewer.id, lastMessageAt: now, lastRead: 1 })
    .execute()
  // A parent's own copy says which child it is about, so that it closes with the right.
  const copies =
    viewer.role === 'parent' ? sql`(values (recipient_id), (${viewer.id}::uuid))` : sql`(values (recipient_id))`
  await db
    .insertInto('threadStudent')
    .columns(['threadId', 'accountId', 'studentId'])
    .expression(
      sql`select distinct ${threadId}::uuid, copy.account_id, about_id
        from ${to} recipient cross join lateral ${copies} copy (account_id) where about_id is not null`,
    )
    .execute()
  if (count === 1n && !open) await db.updateTable('thread').set({ open: true }).where('id', '=', threadId).execute()
  const message = await saveMessage(db, viewer, threadId, thread, now)
  return { messageId: message.id, recipients: Number(count), files: message.files }
}

interface NewMessage {
  body: string
  fileIds: string[]
}

/** Adds to a thread that no other may add to meanwhile. */
async function saveMessage(db: Db, viewer: Viewer, threadId: string, { body, fileIds }: NewMessage, now: Date) {
  const { id, number } = await db
    .insertInto('message')
    .columns(['threadId', 'number', 'authorId', 'body', 'sentAt'])
    .expression(
      sql`select ${threadId}::uuid, coalesce(max(number), 0) + 1, ${viewer.id}::uuid, ${body}, ${now}::timestamptz
        from message where thread_id = ${threadId}`,
    )
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  const files = await joinFiles(db, viewer, id, fileIds)
  await announce(db, { kind: 'thread', id: threadId })
  return { id, number, files }
}

/** Brings the thread to the top of every inbox. One's own words are read, unless others wrote before them. */
async function raiseThread(db: Db, viewer: Viewer, threadId: string, number: number, now: Date) {
  await db.updateTable('thread').set({ lastMessageAt: now }).where('id', '=', threadId).execute()
  await db
    .updateTable('threadMember')
    .set({
      lastMessageAt: now,
      lastRead: sql`case when account_id = ${viewer.id} and last_read = ${number - 1} then ${number} else last_read end`,
    })
    .where('threadId', '=', threadId)
    .execute()
}

/** Joins the author's own files and says whether all of them were there. */
async function joinFiles(db: Db, viewer: Viewer, messageId: string, fileIds: string[]) {
  if (fileIds.length === 0) return true
  const asked = [...new Set(fileIds)]
  const joined = await db
    .insertInto('messageFile')
    .columns(['messageId', 'fileId', 'position'])
    .expression(
      sql`select ${messageId}::uuid, file.id, asked.position
        from unnest(${asked}::uuid[]) with ordinality asked (id, position)
          join file on file.id = asked.id and file.owner_id = ${viewer.id}`,
    )
    .executeTakeFirst()
  return Number(joined.numInsertedOrUpdatedRows) === asked.length
}

/** What a reply hangs from: the thread as this member sees it, and its author. */
export async function findReplied(db: Db, viewer: Viewer, threadId: string) {
  return await copiesSeenBy(db, viewer)
    .innerJoin('thread', 'thread.id', 'threadMember.threadId')
    .innerJoin('account as author', 'author.id', 'thread.authorId')
    .select(['thread.id', 'thread.open', 'thread.subject', 'thread.authorId', 'thread.originId'])
    .select(['author.givenName', 'author.familyName', 'author.usageName', 'author.civility', 'author.leftOn'])
    .where('thread.id', '=', threadId)
    .executeTakeFirst()
}
type Replied = NonNullable<Awaited<ReturnType<typeof findReplied>>>

/** True when someone else wrote to this person here: whoever was written to may answer. */
export async function wasWrittenTo(db: Db, viewer: Viewer, thread: Replied) {
  if (thread.originId !== null || (!thread.open && thread.authorId !== viewer.id)) return true
  const other = await db
    .selectFrom('message')
    .select('id')
    .where('threadId', '=', thread.id)
    .where('authorId', '<>', viewer.id)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/**
 * Adds a reply where it belongs: in this thread where everyone talks, or in the author's own mass message; else in the
 * two people's conversation, opened by the first reply. Holds that thread until the transaction ends: numbers follow.
 */
export async function saveReply(db: Db, viewer: Viewer, thread: Replied, message: NewMessage, now: Date) {
  const direct = thread.open || thread.authorId === viewer.id
  const target = direct ? thread.id : await answerTo(db, viewer, thread, now)
  await db.selectFrom('thread').select('id').where('id', '=', target).forNoKeyUpdate().execute()
  const saved = await saveMessage(db, viewer, target, message, now)
  await raiseThread(db, viewer, target, saved.number, now)
  return saved
}

/** Two first replies sent at once meet on the member's own row: one conversation comes of it. */
async function answerTo(db: Db, viewer: Viewer, origin: Replied, now: Date) {
  await db
    .selectFrom('threadMember')
    .select('threadId')
    .where('threadId', '=', origin.id)
    .where('accountId', '=', viewer.id)
    .forNoKeyUpdate()
    .execute()
  return (await findOwnAnswer(db, viewer, origin.id))?.id ?? (await openAnswer(db, viewer, origin, now))
}

async function openAnswer(db: Db, viewer: Viewer, origin: Replied, now: Date) {
  const { id } = await db
    .insertInto('thread')
    .values({
      subject: origin.subject,
      authorId: viewer.id,
      originId: origin.id,
      audience: formalName(origin),
      open: true,
      createdAt: now,
      lastMessageAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const members = [viewer.id, origin.authorId]
  await db
    .insertInto('threadMember')
    .values(members.map((accountId) => ({ threadId: id, accountId, lastMessageAt: now })))
    .execute()
  await db
    .insertInto('threadStudent')
    .columns(['threadId', 'accountId', 'studentId'])
    .expression(
      sql`select ${id}::uuid, member, student_id from thread_student, unnest(${members}::uuid[]) member
        where thread_id = ${origin.id} and account_id = ${viewer.id}`,
    )
    .execute()
  return id
}

/** Messages this person wrote since then; holds the account, so that two sent at once are counted one by one. */
export async function countMessagesSince(db: Db, viewer: Viewer, since: Date) {
  await db.selectFrom('account').select('id').where('id', '=', viewer.id).forNoKeyUpdate().execute()
  const { count } = await db
    .selectFrom('threadMember')
    .innerJoin('message', 'message.threadId', 'threadMember.threadId')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('threadMember.accountId', '=', viewer.id)
    .where('threadMember.lastMessageAt', '>', since)
    .where('message.authorId', '=', viewer.id)
    .where('message.sentAt', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Where a message landed. */
export async function findSent(db: Db, viewer: Viewer, messageId: string) {
  return await db
    .selectFrom('message')
    .select(['threadId', 'number'])
    .where('id', '=', messageId)
    .where('authorId', '=', viewer.id)
    .executeTakeFirstOrThrow()
}
