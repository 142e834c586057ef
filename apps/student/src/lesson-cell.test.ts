import { expect, test } from 'vitest'
import { lessonCell } from './lesson-cell.ts'

const lesson = {
  slotId: 's',
  date: '2026-11-24',
  startsAt: '10:35',
  endsAt: '11:30',
  subject: { id: 'm', name: 'Mathématiques', hue: 'framboise' },
  group: { id: 'g', name: '5e B' },
  room: '204',
  teachers: [
    { id: 'd', name: 'M. Diallo' },
    { id: 'l', name: 'Mme Leroy' },
  ],
  published: true,
  drafted: false,
  homeworkGiven: 0,
  homeworkDue: 1,
}
const open = () => {}
const on = (today: string, change: Partial<typeof lesson> = {}) => lessonCell({ ...lesson, ...change }, today, open)

test('before the day a lesson says what to prepare, afterwards what there is to read', () => {
  expect(on('2026-11-23').note).toBe('Devoir à faire')
  expect(on('2026-11-23', { homeworkDue: 2 }).note).toBe('2 devoirs à faire')
  expect(on('2026-11-24').note).toBe('Séance publiée')
  expect(on('2026-11-24', { published: false }).note).toBeUndefined()
})

test('a numbered room is called a room, a named one by its name', () => {
  expect(on('2026-11-23').room).toBe('salle 204')
  expect(on('2026-11-23', { room: 'Gymnase' }).room).toBe('Gymnase')
})

test('every teacher of the lesson is named, and an unknown colour is still a colour', () => {
  const cell = on('2026-11-23', { subject: { id: 'm', name: 'Maths', hue: 'fuchsia' } })
  expect(cell.people).toBe('M. Diallo, Mme Leroy')
  expect(cell.hue).toBe('encre')
})
