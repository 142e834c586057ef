import * as z from 'zod/mini'
import { bodyInput } from './lesson.ts'

export const copyInput = z.strictObject({ homeworkId: z.uuid(), studentId: z.uuid() })
export const commentInput = z.strictObject({ submissionId: z.uuid(), body: bodyInput })
export const returnInput = z.strictObject({ requestKey: z.uuid(), submissionId: z.uuid(), body: bodyInput })
export const returnAllInput = z.strictObject({ requestKey: z.uuid(), homeworkId: z.uuid() })
