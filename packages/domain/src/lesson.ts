import * as z from 'zod/mini'
import { dayInput } from './timetable.ts'

export const maxBody = 20_000
export const maxFiles = 10

export const bodyInput = z.string().check(z.maxLength(maxBody))
export const filesInput = z.array(z.uuid()).check(
  z.maxLength(maxFiles),
  z.refine((ids) => new Set(ids).size === ids.length),
)

/** A lesson is a slot on a day, or in an école a class on a day. Publishing is for good: `publish` never takes back. */
export const lessonSaveInput = z.strictObject({
  requestKey: z.uuid(),
  slotId: z.optional(z.uuid()),
  groupId: z.optional(z.uuid()),
  subjectId: z.optional(z.uuid()),
  date: dayInput,
  body: bodyInput,
  fileIds: filesInput,
  publish: z.boolean(),
})
export type LessonSave = z.infer<typeof lessonSaveInput>

/** `cursor` comes from the page before. */
export const pageCursor = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/))

export const lessonLogInput = z.strictObject({
  studentId: z.optional(z.uuid()),
  groupId: z.optional(z.uuid()),
  subjectId: z.optional(z.uuid()),
  cursor: z.optional(pageCursor),
})

/** Where a page of dated things ends: the day, then the id. */
export const cursorOf = (on: string, id: string) => `${on}_${id}`

export function readCursor(cursor: string | undefined) {
  if (!cursor) return undefined
  return { on: cursor.slice(0, 10), id: cursor.slice(11) }
}
