import { homeRouter } from './home.ts'
import { homeworkRouter } from './homework.ts'
import { messagingRouter } from './messaging.ts'
import { sessionRouter } from './sign-in.ts'
import { timetableRouter } from './timetable.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  home: homeRouter,
  homework: homeworkRouter,
  timetable: timetableRouter,
  messaging: messagingRouter,
  session: sessionRouter,
})

export type AppRouter = typeof appRouter
