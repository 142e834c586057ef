import { sessionRouter } from './sign-in.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  session: sessionRouter,
})

export type AppRouter = typeof appRouter
