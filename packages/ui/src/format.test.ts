import { expect, test } from 'vitest'
import {
  briefMoment,
  capital,
  count,
  dayAndTime,
  dayRange,
  fileSize,
  hour,
  longDate,
  relativeDay,
  relativeTime,
  shortDay,
} from './format.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')

test('an hour is said as in France', () => {
  expect(hour('10:35')).toBe('10\u00a0h\u00a035')
  expect(plain(hour('08:00'))).toBe('8 h')
  expect(plain(hour('13:05'))).toBe('13 h 05')
})

test('a day is said in words, and the first of the month is « 1er »', () => {
  expect(longDate('2026-11-23')).toBe('lundi 23 novembre')
  expect(longDate('2026-12-01')).toBe('mardi 1er décembre')
  expect(longDate('2027-01-11')).toBe('lundi 11 janvier')
  expect(shortDay('2026-11-23')).toBe('lun. 23')
})

test('a week names its month once, or both months', () => {
  expect(dayRange('2026-11-23', '2026-11-27')).toBe('du 23 au 27 novembre')
  expect(dayRange('2026-11-30', '2026-12-04')).toBe('du 30 novembre au 4 décembre')
  expect(dayRange('2026-06-01', '2026-06-05')).toBe('du 1er au 5 juin')
})

test('an instant is shown at the hour of Paris, both sides of the clock change', () => {
  expect(plain(dayAndTime('2026-10-24T16:04:00Z'))).toBe('samedi 24 octobre à 18 h 04')
  expect(plain(dayAndTime('2026-10-26T17:04:00Z'))).toBe('lundi 26 octobre à 18 h 04')
  expect(plain(dayAndTime(new Date('2026-11-23T23:30:00Z')))).toBe('mardi 24 novembre à 0 h 30')
})

test('near days have names', () => {
  expect(relativeDay('2026-11-23', '2026-11-23')).toBe('aujourd’hui')
  expect(relativeDay('2026-11-24', '2026-11-23')).toBe('demain')
  expect(relativeDay('2026-11-22', '2026-11-23')).toBe('hier')
  expect(relativeDay('2026-11-27', '2026-11-23')).toBe('vendredi 27 novembre')
})

test('a list shows the shortest date that is not ambiguous', () => {
  const now = new Date('2026-11-23T10:20:00Z')
  expect(plain(briefMoment('2026-11-23T07:04:00Z', now))).toBe('8 h 04')
  expect(briefMoment('2026-11-22T07:04:00Z', now)).toBe('hier')
  expect(briefMoment('2026-11-18T07:04:00Z', now)).toBe('mercredi')
  expect(briefMoment('2026-11-16T07:04:00Z', now)).toBe('16 novembre')
})

test('the next lesson is counted in minutes, then in hours', () => {
  expect(plain(relativeTime('10:35', '10:23'))).toBe('dans 12 minutes')
  expect(plain(relativeTime('10:35', '10:34'))).toBe('dans 1 minute')
  expect(plain(relativeTime('13:30', '12:25'))).toBe('dans 1 h 05')
  expect(relativeTime('10:35', '10:40')).toBe('maintenant')
})

test('sizes and counts agree with their number', () => {
  expect(plain(fileSize(912))).toBe('912 octets')
  expect(plain(fileSize(339_900))).toBe('340 Ko')
  expect(plain(fileSize(2_420_000))).toBe('2,4 Mo')
  expect(plain(fileSize(24_900_000))).toBe('25 Mo')
  expect(plain(count(0, 'devoir'))).toBe('0 devoir')
  expect(plain(count(3, 'travail', 'travaux'))).toBe('3 travaux')
  expect(capital('élève')).toBe('Élève')
})
