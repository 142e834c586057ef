import type { Db } from '@preau/db/database'
import { dayOf } from '@preau/domain/day'
import { instantAt } from '@preau/domain/instant'

/** The two sample schools, and the year their files tell of. */
const samples = ['0920987Y', '0920996H']
/** A school nobody goes to: the only kind the demo may tell stories in. */
export const isSample = (uai: string) => samples.includes(uai)
const startsOn = '2026-09-01'
const endsOn = '2027-07-03'
const stoppedAt = instantAt('2026-11-23', '10:20')

/**
 * Real time, for a real school and for a sample one within its year. Outside it, or before it is even there, the demo's
 * clock stands on a Monday of November, and screens say so.
 */
export async function demoClock(db: Db, real: () => Date = () => new Date()) {
  const school = await db.selectFrom('school').select('uai').executeTakeFirst()
  const today = dayOf(real())
  const isOutside = today < startsOn || today > endsOn
  if (isOutside && (!school || isSample(school.uai))) return { clock: () => stoppedAt, stopped: true }
  return { clock: real, stopped: false }
}
