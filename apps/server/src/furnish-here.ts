import { openDatabase } from '@preau/db/database'
import { prepareDemo } from './cli/demo.ts'
import { demoClock } from './clock.ts'
import { welcomeFirstAdmin } from './first-admin.ts'
import type { Errand } from './furnish.ts'

/** Brings the school in, in this very process; answers the lines that tell who may sign in. */
export async function furnishHere({ url, demo, ...place }: Errand, say: (sentence: string) => void) {
  const database = openDatabase(url)
  try {
    const { clock, stopped } = await demoClock(database.db)
    const time = demo === 'empty' ? { clock: () => new Date(), clockStopped: false } : { clock, clockStopped: stopped }
    const school = { ...database, ...place, ...time }
    const lines = await prepareDemo(school, { school: demo, log: say })
    return lines.length === 0 ? await welcomeFirstAdmin(school) : lines
  } finally {
    await database.close()
  }
}
