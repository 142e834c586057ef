import * as z from 'zod/mini'
import { bodyInput, filesInput, pageCursor } from './lesson.ts'
import { dayInput } from './timetable.ts'

const dueInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('next_lesson') }),
  z.strictObject({ kind: z.literal('date'), on: dayInput }),
])
export type Due = z.infer<typeof dueInput>

const work = {
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  body: bodyInput,
  due: dueInput,
  handIn: z.boolean(),
  minutes: z.optional(z.int().check(z.minimum(1), z.maximum(600))),
  fileIds: filesInput,
  publish: z.boolean(),
}

/** `slotId` is the lesson it is given in; without one, the class (or group) and the day are enough. */
export const homeworkGiveInput = z.strictObject({
  requestKey: z.uuid(),
  slotId: z.optional(z.uuid()),
  groupId: z.uuid(),
  subjectId: z.optional(z.uuid()),
  givenOn: dayInput,
  ...work,
})
export type HomeworkGive = z.infer<typeof homeworkGiveInput>

export const homeworkChangeInput = z.strictObject({ homeworkId: z.uuid(), ...work })
export type HomeworkChange = z.infer<typeof homeworkChangeInput>

export const homeworkInput = z.strictObject({ homeworkId: z.uuid() })
export const homeworkGetInput = z.strictObject({ homeworkId: z.uuid(), studentId: z.optional(z.uuid()) })
export const homeworkListInput = z.strictObject({ studentId: z.optional(z.uuid()), cursor: z.optional(pageCursor) })
export const homeworkGivenInput = z.strictObject({ cursor: z.optional(pageCursor) })
export const homeworkTickInput = z.strictObject({ homeworkId: z.uuid(), done: z.boolean() })
export const nextLessonInput = z.strictObject({ groupId: z.uuid(), subjectId: z.optional(z.uuid()), after: dayInput })

/** A text, files, or both; never nothing. */
export const submissionInput = z.strictObject({
  requestKey: z.uuid(),
  homeworkId: z.uuid(),
  body: bodyInput,
  fileIds: filesInput,
})

export const isEmptySubmission = ({ body, fileIds }: { body: string; fileIds: readonly string[] }) =>
  body.trim() === '' && fileIds.length === 0

/** The due instant itself is still in time. */
export const isLate = (dueAt: Date, now: Date) => now.getTime() > dueAt.getTime()

interface Work {
  handIn: boolean
  dueAt: Date
  ticked: boolean
  submission: object | null
}

/** Which of the three lists it stands in, and whether its day has passed without it. */
export function progressOf({ handIn, dueAt, ticked, submission }: Work, now: Date) {
  const done = handIn ? submission !== null : ticked
  const segment = done ? ('done' as const) : handIn ? ('to_hand_in' as const) : ('to_do' as const)
  return { done: ticked || submission !== null, segment, overdue: !done && isLate(dueAt, now) }
}

/** What the receipt's SHA-256 is taken over: the text, then each file's own hash, in order. */
export const receiptText = (body: string, hashes: readonly string[]) => JSON.stringify([body, ...hashes])

/** How a pupil's line reads on the teacher's board. */
export function boardState(submission: { late: boolean } | null) {
  if (!submission) return 'missing' as const
  return submission.late ? ('late' as const) : ('submitted' as const)
}

interface DatedWork {
  dueOn: string
  minutes: number | null
  done: boolean
}

/** Work under its day, each day with what is left of it in minutes. */
export function byDueDay<Line extends DatedWork>(lines: readonly Line[]) {
  const dates = [...new Set(lines.map(({ dueOn }) => dueOn))].sort()
  return dates.map((date) => {
    const items = lines.filter(({ dueOn }) => dueOn === date)
    const left = items.filter(({ done }) => !done)
    const minutes = left.reduce((sum, line) => sum + (line.minutes ?? 0), 0)
    return { date, minutes, done: items.length - left.length, total: items.length, items }
  })
}
