import { listTeachings } from '@preau/db/teaching'
import { forTeachers, router } from './trpc.ts'

export const teachingRouter = router({
  mine: forTeachers.query(async ({ ctx: { db, viewer } }) => await listTeachings(db, viewer)),
})
