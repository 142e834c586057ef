import type { Db } from '@preau/db/database'
import {
  findOwnAnswer,
  findThread,
  listAnswers,
  listMembers,
  listMessages,
  messagesPage,
} from '@preau/db/messaging/thread'
import { notFound } from '@preau/domain/refusal'
import type { Viewer } from '@preau/domain/role'
import { chip, nameFor, shown } from '../audience.ts'

/** A thread as this member may see it: others' names only where everyone talks, the tally to its author alone. */
export async function readThread(db: Db, viewer: Viewer, threadId: string, before?: number) {
  const thread = await findThread(db, viewer, threadId)
  if (!thread) throw notFound()
  const mine = thread.authorId === viewer.id
  const [messages, members, answers, ownAnswer] = await Promise.all([
    listMessages(db, viewer, threadId, before),
    thread.open ? listMembers(db, viewer, threadId) : [],
    mine ? listAnswers(db, viewer, threadId) : [],
    !thread.open && !mine ? findOwnAnswer(db, viewer, threadId) : undefined,
  ])
  return {
    id: thread.id,
    subject: thread.subject,
    audience: thread.audience,
    author: shown(viewer, { ...thread, id: thread.authorId }),
    mine,
    open: thread.open,
    /** Where an answer goes: to all who are here, to the whole audience again, or to the author alone. */
    answerGoesTo: thread.open ? ('everyone' as const) : mine ? ('audience' as const) : ('author' as const),
    originId: thread.originId,
    ownAnswerId: ownAnswer?.id ?? null,
    children: thread.children.map(chip),
    lastRead: thread.lastRead,
    members: members.map((member) => shown(viewer, member)),
    recipients: mine ? thread.recipients : null,
    readers: mine ? thread.readers : null,
    messages: messages.map((message) => ({
      id: message.id,
      number: message.number,
      mine: message.authorId === viewer.id,
      author: shown(viewer, { ...message, id: message.authorId }),
      body: message.body,
      sentAt: message.sentAt,
      files: message.files,
    })),
    earlier: messages.length === messagesPage && messages[0]?.number !== 1,
    answers: answers.map((answer) => ({
      threadId: answer.id,
      name: nameFor(viewer, answer),
      children: answer.children.map(chip),
      unread: answer.unread,
      lastMessageAt: answer.lastMessageAt,
    })),
  }
}
