/** Days are 'YYYY-MM-DD' and mean the school's day, in Europe/Paris. No I/O, no Temporal: browsers use it too. */
const paris = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' })

export const zone = 'Europe/Paris'

/** The school's day at this instant. */
export const dayOf = (instant: Date) => paris.format(instant)

/** The school's hour at this instant, 'HH:MM'. */
export const hourOf = (instant: Date) => clock.format(instant)

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

export function addDays(day: string, count: number) {
  const date = noon(day)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** ISO: 1 is Monday, 7 is Sunday. */
export const weekday = (day: string) => noon(day).getUTCDay() || 7

export const mondayOf = (day: string) => addDays(day, 1 - weekday(day))

/** Whole days from one to the other. */
export const daysBetween = (from: string, to: string) =>
  Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000)

/** True for a day that exists: 2026-02-30 does not. */
export const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text
