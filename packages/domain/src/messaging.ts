import * as z from 'zod/mini'
import { audienceInput } from './audience.ts'

const body = z
  .string()
  .check(z.trim(), z.minLength(1, 'Écrivez un message.'), z.maxLength(10_000, '10 000 caractères au plus.'))
const fileIds = z._default(z.array(z.uuid()).check(z.maxLength(5, 'Cinq fichiers au plus.')), [])

export const sendInput = z.strictObject({
  requestKey: z.uuid(),
  audience: audienceInput,
  subject: z.string().check(z.trim(), z.minLength(1, 'Donnez un objet.'), z.maxLength(150, '150 caractères au plus.')),
  body,
  fileIds,
  replies: z._default(z.enum(['sender', 'everyone']), 'sender'),
})
export type SendInput = z.infer<typeof sendInput>

export const replyInput = z.strictObject({ requestKey: z.uuid(), threadId: z.uuid(), body, fileIds })
export type ReplyInput = z.infer<typeof replyInput>

/** Where a page of the inbox ended. */
const threadCursor = z.strictObject({ at: z.iso.datetime(), id: z.uuid() })

export const threadsInput = z.strictObject({
  filter: z._default(z.enum(['all', 'unread', 'sent']), 'all'),
  studentId: z.optional(z.uuid()),
  cursor: z.optional(threadCursor),
})
export type ThreadsInput = z.infer<typeof threadsInput>

export const threadInput = z.strictObject({
  threadId: z.uuid(),
  /** Number of the oldest message at hand: the page before it is asked. */
  before: z.optional(z.int().check(z.positive())),
})

export const recipientsInput = z.strictObject({
  audience: audienceInput,
  cursor: z.optional(z.int().check(z.nonnegative(), z.maximum(100_000))),
})

export const peopleInput = z.strictObject({
  search: z._default(z.string().check(z.maxLength(80)), ''),
  groupId: z.optional(z.uuid()),
})

export const readInput = z.strictObject({ threadId: z.uuid(), number: z.int().check(z.positive()) })
