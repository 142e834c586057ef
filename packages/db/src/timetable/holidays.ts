import { holidaysOf, type Zone } from '@preau/domain/holidays'
import type { Db } from '../database.ts'

/** Gives the school its zone's holidays and the public ones; doing it again changes nothing. */
export async function saveHolidays(db: Db, zone: Zone, schoolYear: number) {
  await db
    .insertInto('holiday')
    .values(holidaysOf(zone, schoolYear))
    .onConflict((conflict) => conflict.columns(['name', 'startsOn']).doNothing())
    .execute()
}
