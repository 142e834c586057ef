import { addDays, dayOf, daysBetween, hourOf, zone } from '@preau/domain/day'

/** An instant: a Date, or what JSON makes of one. */
export type Moment = Date | string

const nbsp = '\u00a0'
const longDay = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' })
const longDayYear = new Intl.DateTimeFormat('fr-FR', {
  timeZone: zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const dayMonth = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, day: 'numeric', month: 'long' })
const briefDay = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, weekday: 'short', day: 'numeric' })

// A school day is shown from its noon, far from both ends and from both clock changes.
const noon = (day: string) => new Date(`${day}T12:00:00Z`)
const first = (text: string) => text.replace(/\b1(?= \p{L})/u, '1er')
const dateOf = (moment: Moment) => (typeof moment === 'string' ? new Date(moment) : moment)

/** '10:35' → « 10 h 35 », '08:00' → « 8 h ». */
export function hour(clock: string) {
  const [hours = '0', minutes = '00'] = clock.split(':')
  return `${Number(hours)}${nbsp}h${minutes === '00' ? '' : `${nbsp}${minutes}`}`
}

/** « 10 h 35 – 11 h 30 » */
export const hours = (startsAt: string, endsAt: string) => `${hour(startsAt)} – ${hour(endsAt)}`

/** The hour an instant has at school: « 18 h 04 ». */
export const time = (moment: Moment) => hour(hourOf(dateOf(moment)))

/** '2026-11-23' → « lundi 23 novembre ». */
export const longDate = (day: string) => first(longDay.format(noon(day)))

/** « lundi 23 novembre 2026 », for what is printed or kept. */
export const fullDate = (day: string) => first(longDayYear.format(noon(day)))

/** « lun. 23 » */
export const shortDay = (day: string) => briefDay.format(noon(day))

/** « 23 novembre » */
export const dayAndMonth = (day: string) => first(dayMonth.format(noon(day)))

/** « du 23 au 27 novembre », « du 30 novembre au 4 décembre » */
export function dayRange(from: string, to: string) {
  const start =
    from.slice(0, 7) === to.slice(0, 7) ? first(`${Number(from.slice(8))} x`).slice(0, -2) : dayAndMonth(from)
  return `du ${start} au ${dayAndMonth(to)}`
}

/** « aujourd’hui », « demain », « hier », else « lundi 23 novembre ». `today` is the school's day. */
export function relativeDay(day: string, today: string) {
  if (day === today) return 'aujourd’hui'
  if (day === addDays(today, 1)) return 'demain'
  if (day === addDays(today, -1)) return 'hier'
  return longDate(day)
}

/** « lundi 23 novembre à 18 h 04 » */
export const dayAndTime = (moment: Moment) => `${longDate(dayOf(dateOf(moment)))} à ${time(moment)}`

/** For lists: the hour today, « hier », the weekday within six days, else « 3 octobre ». */
export function briefMoment(moment: Moment, now: Date) {
  const day = dayOf(dateOf(moment))
  const ago = daysBetween(day, dayOf(now))
  if (ago === 0) return time(moment)
  if (ago === 1) return 'hier'
  if (ago > 1 && ago < 7) return longDate(day).split(' ')[0] ?? ''
  return dayAndMonth(day)
}

/** Between two clock hours of one day: « dans 12 minutes », « dans 1 h 05 », « maintenant ». */
export function relativeTime(clock: string, now: string) {
  const gap = minutesOf(clock) - minutesOf(now)
  if (gap <= 0) return 'maintenant'
  if (gap < 60) return `dans ${gap}${nbsp}${gap === 1 ? 'minute' : 'minutes'}`
  return `dans ${hour(`${Math.floor(gap / 60)}:${String(gap % 60).padStart(2, '0')}`)}`
}

/** '08:30' → 510 */
export function minutesOf(clock: string) {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** « 340 Ko », « 2,4 Mo » */
export function fileSize(bytes: number) {
  if (bytes < 1000) return `${bytes}${nbsp}octets`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)}${nbsp}Ko`
  const mega = bytes / 1_000_000
  return `${mega.toLocaleString('fr-FR', { maximumFractionDigits: mega < 10 ? 1 : 0 })}${nbsp}Mo`
}

/** count(1, 'devoir') → « 1 devoir »; count(3, 'devoir') → « 3 devoirs »; nought is singular in French. */
export const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('fr-FR')}${nbsp}${number > 1 ? many : one}`

/** Only the first letter: « lundi 23 novembre » → « Lundi 23 novembre ». */
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr-FR') + text.slice(1)
