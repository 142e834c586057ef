import { expect, test } from 'vitest'
import { byDueDay, homeworkGiveInput, isEmptySubmission, isLate, progressOf, receiptText } from './homework.ts'
import { readCursor } from './lesson.ts'

const dueAt = new Date('2026-11-24T07:30:00Z')
const after = (milliseconds: number) => new Date(dueAt.getTime() + milliseconds)

test('the due instant is in time, a millisecond later is late', () => {
  expect(isLate(dueAt, dueAt)).toBe(false)
  expect(isLate(dueAt, after(1))).toBe(true)
})

test('a tick does not hand in, and a hand-in counts as done', () => {
  const work = { handIn: true, dueAt, ticked: true, submission: null }
  expect(progressOf(work, after(1))).toEqual({ done: true, segment: 'to_hand_in', overdue: true })
  expect(progressOf({ ...work, ticked: false, submission: {} }, after(1))).toEqual({
    done: true,
    segment: 'done',
    overdue: false,
  })
  expect(progressOf({ ...work, handIn: false }, after(0)).segment).toBe('done')
  expect(progressOf({ ...work, handIn: false, ticked: false }, after(0)).segment).toBe('to_do')
})

test('minutes left count what is not done', () => {
  const line = { dueOn: '2026-11-24', minutes: 20, done: false }
  const days = byDueDay([{ ...line, dueOn: '2026-11-26' }, line, { ...line, done: true }, { ...line, minutes: null }])
  expect(days.map(({ date, minutes, done, total }) => ({ date, minutes, done, total }))).toEqual([
    { date: '2026-11-24', minutes: 20, done: 1, total: 3 },
    { date: '2026-11-26', minutes: 20, done: 0, total: 1 },
  ])
})

test('blanks alone are nothing to hand in', () => {
  expect(isEmptySubmission({ body: ' \n', fileIds: [] })).toBe(true)
  expect(isEmptySubmission({ body: '', fileIds: ['one'] })).toBe(false)
})

test('a text that imitates a hash never gives another copy’s receipt', () => {
  expect(receiptText('a","b', [])).not.toBe(receiptText('a', ['b']))
})

test('a day that does not exist and the same file twice are mistakes', () => {
  const id = '6e2a4b8c-0d1f-4a3b-8c5d-7e9f0a1b2c3d'
  const work = {
    requestKey: id,
    groupId: id,
    givenOn: '2026-11-23',
    title: ' Exercice ',
    body: '',
    due: { kind: 'date', on: '2026-11-24' },
    handIn: true,
    fileIds: [],
    publish: true,
  }
  expect(homeworkGiveInput.parse(work).title).toBe('Exercice')
  expect(homeworkGiveInput.safeParse({ ...work, givenOn: '2026-02-30' }).success).toBe(false)
  expect(homeworkGiveInput.safeParse({ ...work, fileIds: [id, id] }).success).toBe(false)
  expect(homeworkGiveInput.safeParse({ ...work, title: '  ' }).success).toBe(false)
})

test('a cursor gives back the day and the id', () => {
  expect(readCursor('2026-11-24_abc')).toEqual({ on: '2026-11-24', id: 'abc' })
  expect(readCursor(undefined)).toBeUndefined()
})
