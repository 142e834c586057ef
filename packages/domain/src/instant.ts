import { Temporal } from 'temporal-polyfill'
import { zone } from './day.ts'

/** The instant a school clock shows `hour` ('HH:MM') on `day`; right on both clock-change nights. */
export function instantAt(day: string, hour: string) {
  const moment = Temporal.PlainDateTime.from(`${day}T${hour}`).toZonedDateTime(zone)
  return new Date(moment.epochMilliseconds)
}
