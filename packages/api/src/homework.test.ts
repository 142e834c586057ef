import { randomUUID } from 'node:crypto'
import { smallSchool } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import type { Viewer } from '@preau/domain/role'
import { expect, test } from 'vitest'
import type { School } from './school.ts'
import { as } from './testing.ts'

const database = await testDatabase()
const people = await smallSchool(database.db)
const { here, elsewhere, informed, removed, now } = people
const school: School = {
  ...database,
  clock: () => now,
  filesDir: '/nowhere',
  secret: 'essai',
  origin: 'http://localhost:4000',
  filesOrigin: 'http://fichiers.localhost:4000',
  clockStopped: false,
}
const on = (viewer: Viewer, at = now) => as({ school, viewer, now: at })
const homeworkId = here.homework.id

async function addFile(viewer: Viewer, name = 'copie.jpg') {
  const id = randomUUID()
  await database.db
    .insertInto('file')
    .values({ id, ownerId: viewer.id, name, mediaType: 'image/jpeg', size: 3, sha256: `hash of ${id}`, storedAt: now })
    .execute()
  return id
}

const work = (body = 'Ma réponse') => ({ requestKey: randomUUID(), homeworkId, body, fileIds: [] })

test('work after the due time is kept, and marked late', async () => {
  const { dueAt } = here.homework
  const inTime = await on(here.student, dueAt).homework.submit(work())
  expect(inTime).toMatchObject({ version: 1, late: false })
  const late = await on(here.student, new Date(dueAt.getTime() + 1)).homework.submit(work())
  expect(late).toMatchObject({ version: 2, late: true })
})

test('devices at once make a version each, and a retry none', async () => {
  const { versions } = await on(here.student).homework.get({ homeworkId })
  const before = versions.length
  const attempts = Array.from({ length: 8 }, (_, device) => work(`appareil ${device}`))
  const receipts = await Promise.all(attempts.map((attempt) => on(here.student).homework.submit(attempt)))
  const numbers = receipts.map(({ version }) => version).sort((one, other) => one - other)
  expect(numbers).toEqual(attempts.map((_, index) => before + index + 1))
  const [first] = attempts
  if (!first) throw new Error('eight attempts')
  expect(await on(here.student).homework.submit(first)).toEqual(receipts[0])
  const after = await on(here.student).homework.get({ homeworkId })
  expect(after.versions).toHaveLength(before + 8)
})

test('the same key with another text is refused', async () => {
  const attempt = work()
  await on(here.student).homework.submit(attempt)
  const other = on(here.student).homework.submit({ ...attempt, body: 'Autre chose' })
  await expect(other).rejects.toMatchObject({ message: 'request_key_reused' })
})

test('a hand-in takes one’s own files, and its receipt covers them', async () => {
  const file = await addFile(here.student)
  const receipt = await on(here.student).homework.submit({ ...work(''), fileIds: [file] })
  expect(receipt.files).toMatchObject([{ id: file, sha256: `hash of ${file}` }])
  const again = await on(here.student)
    .homework.submit(work(''))
    .catch((error: Error) => error.message)
  expect(again).toBe('submission_empty')
  const foreign = await addFile(elsewhere.student)
  const stolen = on(here.student).homework.submit({ ...work(), fileIds: [foreign] })
  await expect(stolen).rejects.toMatchObject({ message: 'file_unknown' })
})

test('a pupil ticks and unticks; the list follows', async () => {
  await on(here.student).homework.tick({ homeworkId, done: true })
  const { items } = await on(here.student).homework.list({})
  expect(items).toMatchObject([{ id: homeworkId, ticked: true, segment: 'done' }])
  await on(here.student).homework.tick({ homeworkId, done: false })
  const seen = await on(here.parent).homework.list({ studentId: here.student.id })
  expect(seen.items).toMatchObject([{ id: homeworkId, ticked: false }])
})

test.each([
  ['another pupil', elsewhere.student, undefined],
  ['another parent', elsewhere.parent, here.student.id],
  ['a parent whose right ended', removed, here.student.id],
  ['a parent who names another child', here.parent, elsewhere.student.id],
  ['a parent who names nobody', here.parent, undefined],
])('%s finds no homework', async (_, viewer, studentId) => {
  await expect(on(viewer).homework.get({ homeworkId, ...(studentId && { studentId }) })).rejects.toMatchObject({
    message: 'not_found',
  })
})

test('another pupil neither ticks nor hands in', async () => {
  await expect(on(elsewhere.student).homework.tick({ homeworkId, done: true })).rejects.toMatchObject({
    message: 'not_found',
  })
  await expect(on(elsewhere.student).homework.submit(work())).rejects.toMatchObject({ message: 'not_found' })
})

test('a parent with the right to information reads the same', async () => {
  const mother = await on(here.parent).homework.get({ homeworkId, studentId: here.student.id })
  expect(await on(informed).homework.get({ homeworkId, studentId: here.student.id })).toEqual(mother)
})

test('a pupil who has left hands nothing in', async () => {
  await database.db.updateTable('account').set({ leftOn: '2026-11-23' }).where('id', '=', here.student.id).execute()
  await expect(on(here.student).homework.submit(work())).rejects.toMatchObject({ message: 'not_found' })
})
