import type { Db } from '@preau/db/database'
import type { Viewer } from '@preau/domain/role'
import { appRouter } from './router.ts'
import type { School } from './school.ts'
import { createCaller } from './trpc.ts'

interface As {
  school: School
  viewer?: Viewer
  now: Date
}

/** Calls the API as someone, on a day of one's choice; refusals come back with their `reason`. */
export function as({ school, viewer, now }: As) {
  const db: Db = school.db
  const context = {
    school,
    db,
    now,
    viewer,
    session: undefined,
    device: undefined,
    setCookie: () => {},
    clearBrowser: () => {},
  }
  return createCaller(appRouter)(context)
}
