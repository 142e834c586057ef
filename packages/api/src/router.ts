import { activationRouter } from './activation-sheet.ts'
import { directoryRouter } from './directory.ts'
import { fileRouter } from './file.ts'
import { homeRouter } from './home.ts'
import { homeworkRouter } from './homework.ts'
import { lessonRouter } from './lesson.ts'
import { liveRouter } from './live.ts'
import { messagingRouter } from './messaging.ts'
import { resourceRouter } from './resource.ts'
import { schoolRouter } from './school-overview.ts'
import { sessionRouter } from './sign-in.ts'
import { teachingRouter } from './teaching.ts'
import { timetableRouter } from './timetable.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  live: liveRouter,
  activation: activationRouter,
  directory: directoryRouter,
  school: schoolRouter,
  file: fileRouter,
  home: homeRouter,
  homework: homeworkRouter,
  lesson: lessonRouter,
  teaching: teachingRouter,
  timetable: timetableRouter,
  messaging: messagingRouter,
  resource: resourceRouter,
  session: sessionRouter,
})

export type AppRouter = typeof appRouter
