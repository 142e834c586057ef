import { findWriter, reachesMember } from '@preau/db/audience'
import type { Db } from '@preau/db/database'
import { inboxPage, listThreads } from '@preau/db/messaging/inbox'
import { countUnread } from '@preau/db/messaging/seen'
import {
  countMessagesSince,
  findReplied,
  findSent,
  saveReply,
  saveThread,
  wasWrittenTo,
} from '@preau/db/messaging/send'
import { markRead } from '@preau/db/messaging/thread'
import { pupilMessagesAnHour, recipientLimit, repliesTo } from '@preau/domain/audience'
import {
  peopleInput,
  type ReplyInput,
  readInput,
  recipientsInput,
  replyInput,
  type SendInput,
  sendInput,
  threadInput,
  threadsInput,
} from '@preau/domain/messaging'
import { formalName } from '@preau/domain/name'
import { notFound, Refusal } from '@preau/domain/refusal'
import type { Viewer } from '@preau/domain/role'
import { audiencesOf, chip, nameFor, peopleOf, reached, recipientsOf } from './audience.ts'
import { writeOnce } from './idempotent.ts'
import { readThread } from './messaging/thread.ts'
import { forEveryone, router } from './trpc.ts'

async function holdBack(db: Db, viewer: Viewer, now: Date) {
  if (viewer.role !== 'student') return
  const sent = await countMessagesSince(db, viewer, new Date(now.getTime() - 3_600_000))
  if (sent >= pupilMessagesAnHour) throw new Refusal('too_many_messages')
}

async function send(db: Db, viewer: Viewer, input: SendInput, now: Date) {
  await holdBack(db, viewer, now)
  const allowed = repliesTo(input.audience.kind)
  if (allowed === 'sender' && input.replies === 'everyone') throw new Refusal('replies_to_sender_only')
  const { recipients, label, seen, staffFunction } = await reached(db, viewer, input.audience)
  const open = allowed === 'everyone' || input.replies === 'everyone'
  const sent = await saveThread(db, viewer, recipients, { ...input, audience: label, open }, now)
  if (sent.recipients === 0) throw new Refusal(seen ? 'no_recipient' : 'recipient_not_allowed')
  if (sent.recipients > recipientLimit(viewer.role, staffFunction)) throw new Refusal('too_many_recipients')
  if (!sent.files) throw new Refusal('file_unknown')
  return sent.messageId
}

async function reply(db: Db, viewer: Viewer, input: ReplyInput, now: Date) {
  await holdBack(db, viewer, now)
  const thread = await findReplied(db, viewer, input.threadId)
  if (!thread) throw notFound()
  if (thread.leftOn !== null && thread.leftOn <= viewer.today) throw new Refusal('thread_closed')
  const { writer } = await findWriter(db, viewer)
  const may = (await wasWrittenTo(db, viewer, thread)) || (await reachesMember(db, viewer, writer, thread.id))
  if (!may) throw new Refusal('recipient_not_allowed')
  const sent = await saveReply(db, viewer, thread, input, now)
  if (!sent.files) throw new Refusal('file_unknown')
  return sent.id
}

export const messagingRouter = router({
  audiences: forEveryone.query(({ ctx }) => audiencesOf(ctx.db, ctx.viewer)),

  people: forEveryone
    .input(peopleInput)
    .query(({ ctx, input }) => peopleOf(ctx.db, ctx.viewer, input.search, input.groupId)),

  recipients: forEveryone
    .input(recipientsInput)
    .query(({ ctx, input }) => recipientsOf(ctx.db, ctx.viewer, input.audience, input.cursor ?? 0)),

  send: forEveryone.input(sendInput).mutation(({ ctx, input }) =>
    writeOnce(
      ctx,
      'messaging.send',
      input,
      (db) => send(db, ctx.viewer, input, ctx.now),
      (db, id) => findSent(db, ctx.viewer, id),
    ),
  ),

  reply: forEveryone.input(replyInput).mutation(({ ctx, input }) =>
    writeOnce(
      ctx,
      'messaging.reply',
      input,
      (db) => reply(db, ctx.viewer, input, ctx.now),
      (db, id) => findSent(db, ctx.viewer, id),
    ),
  ),

  threads: forEveryone.input(threadsInput).query(async ({ ctx, input }) => {
    const { viewer } = ctx
    const rows = await listThreads(ctx.db, viewer, input)
    const last = rows.length > inboxPage ? rows[inboxPage - 1] : undefined
    return {
      threads: rows.slice(0, inboxPage).map((row) => ({
        id: row.id,
        subject: row.subject,
        correspondent: row.authorId === viewer.id ? row.audience : nameFor(viewer, row),
        mine: row.authorId === viewer.id,
        open: row.open,
        isAnswer: row.originId !== null,
        children: row.children.map(chip),
        lastMessage: {
          mine: row.lastAuthorId === viewer.id,
          author: formalName({
            givenName: row.lastGivenName,
            familyName: row.lastFamilyName,
            usageName: row.lastUsageName,
            civility: row.lastCivility,
          }),
          excerpt: row.excerpt,
          hasFiles: row.hasFiles,
          sentAt: row.sentAt,
        },
        messages: row.number,
        unread: row.unread,
        answers: row.answers,
      })),
      next: last ? { at: last.lastMessageAt.toISOString(), id: last.id } : null,
    }
  }),

  thread: forEveryone
    .input(threadInput)
    .query(({ ctx, input }) => readThread(ctx.db, ctx.viewer, input.threadId, input.before)),

  unread: forEveryone.query(({ ctx }) => countUnread(ctx.db, ctx.viewer)),

  markRead: forEveryone.input(readInput).mutation(async ({ ctx, input }) => {
    if (!(await markRead(ctx.db, ctx.viewer, input.threadId, input.number))) throw notFound()
    return { unread: await countUnread(ctx.db, ctx.viewer) }
  }),
})
