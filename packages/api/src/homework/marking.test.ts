import { randomUUID } from 'node:crypto'
import { listCopies } from '@preau/db/homework/board'
import { smallSchool } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import type { Viewer } from '@preau/domain/role'
import { expect, test } from 'vitest'
import type { School } from '../school.ts'
import { as } from '../testing.ts'

const database = await testDatabase()
const { db } = database
const { here, elsewhere, schoolLife, substitute, informed, removed, now } = await smallSchool(db)
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
const teacher = on(here.teacher)
const homeworkId = here.homework.id
const studentId = here.student.id

const copy = async (body: string, at = now) =>
  await on(here.student, at).homework.submit({ requestKey: randomUUID(), homeworkId, body, fileIds: [] })
const comment = async (viewer: Viewer) => {
  const seen = await on(viewer).homework.get({ homeworkId, ...(viewer.role === 'parent' && { studentId }) })
  return seen.versions.map(({ feedback }) => feedback?.body)
}

/** A teacher of the class in another subject. */
async function colleague(): Promise<Viewer> {
  await db
    .insertInto('teaching')
    .values({
      teacherId: elsewhere.teacher.id,
      groupId: here.group.id,
      subjectId: elsewhere.subject.id,
      startsOn: '2026-11-23',
    })
    .execute()
  return elsewhere.teacher
}

test('the board shows the whole group, work or no work', async () => {
  const before = await teacher.homework.board({ homeworkId })
  expect(before).toMatchObject({ mayMark: true, counts: { students: 1, submitted: 0, missing: 1 } })
  expect(before.students).toMatchObject([{ id: studentId, state: 'missing', submission: null, feedback: 'none' }])
  await copy('à temps')
  expect((await teacher.homework.board({ homeworkId })).students).toMatchObject([{ state: 'submitted' }])
  await copy('en retard', new Date(here.homework.dueAt.getTime() + 1))
  const after = await teacher.homework.board({ homeworkId })
  expect(after.students).toMatchObject([{ state: 'late', submission: { version: 2 } }])
  expect(after.counts).toEqual({ students: 1, submitted: 1, late: 1, missing: 0, toCorrect: 1, returned: 0 })
})

test('what a teacher writes stays his until returned, then pupil and parents read it', async () => {
  const { versions } = await teacher.homework.copy({ homeworkId, studentId })
  expect(versions.map(({ body }) => body)).toEqual(['en retard', 'à temps'])
  const submissionId = versions[0]?.id ?? ''
  await teacher.homework.comment({ submissionId, body: 'À revoir' })
  await teacher.homework.comment({ submissionId, body: 'Bien' })
  expect((await teacher.homework.copy({ homeworkId, studentId })).versions[0]?.feedback).toMatchObject({
    body: 'Bien',
    returnedAt: null,
  })
  for (const viewer of [here.student, here.parent, informed]) {
    expect(await comment(viewer)).toEqual([undefined, undefined])
  }
  expect((await on(here.student).home.student()).feedback).toEqual([])
  const send = { requestKey: randomUUID(), submissionId, body: 'Très bien' }
  const first = await teacher.homework.return(send)
  expect(await teacher.homework.return(send)).toEqual(first)
  for (const viewer of [here.student, here.parent, informed]) {
    expect(await comment(viewer)).toEqual(['Très bien', undefined])
  }
  expect((await on(here.student).home.student()).feedback).toMatchObject([{ homeworkId }])
  const silent = teacher.homework.comment({ submissionId, body: 'Changé sans bruit' })
  await expect(silent).rejects.toMatchObject({ message: 'feedback_already_returned' })
})

test('a colleague of another subject and school life see who handed in, read and mark nothing', async () => {
  const submissionId = (await copy('encore')).id
  await teacher.homework.comment({ submissionId, body: 'Brouillon' })
  for (const viewer of [await colleague(), schoolLife]) {
    const board = await on(viewer).homework.board({ homeworkId })
    expect(board).toMatchObject({ mayMark: false, students: [{ feedback: 'none' }] })
    const read = on(viewer).homework.copy({ homeworkId, studentId })
    await expect(read).rejects.toMatchObject({ message: 'not_found' })
    const marking = on(viewer).homework
    await expect(marking.comment({ submissionId, body: 'Non' })).rejects.toMatchObject({ message: 'not_found' })
    const back = { requestKey: randomUUID(), submissionId, body: 'Non' }
    await expect(marking.return(back)).rejects.toMatchObject({ message: 'not_found' })
    const all = marking.returnAll({ requestKey: randomUUID(), homeworkId })
    await expect(all).rejects.toMatchObject({ message: 'not_found' })
  }
})

test('returning all gives back what is written on the last versions, once', async () => {
  const send = { requestKey: randomUUID(), homeworkId }
  expect(await teacher.homework.returnAll(send)).toEqual({ returned: 1 })
  expect(await teacher.homework.returnAll(send)).toEqual({ returned: 1 })
  expect(await teacher.homework.returnAll({ ...send, requestKey: randomUUID() })).toEqual({ returned: 0 })
  expect(await comment(here.student)).toEqual(['Brouillon', 'Très bien', undefined])
})

test('a substitute after his dates and a teacher of no class here find nothing', async () => {
  await db
    .deleteFrom('teaching')
    .where('teacherId', '=', elsewhere.teacher.id)
    .where('groupId', '=', here.group.id)
    .execute()
  const alsoThere = { studentId, groupId: elsewhere.group.id, startsOn: '2026-11-01' }
  await db.insertInto('enrolment').values(alsoThere).execute()
  for (const viewer of [substitute, elsewhere.teacher]) {
    const stranger = on(viewer).homework
    await expect(stranger.board({ homeworkId })).rejects.toMatchObject({ message: 'not_found' })
    await expect(stranger.copy({ homeworkId, studentId })).rejects.toMatchObject({ message: 'not_found' })
    expect(await listCopies(db, viewer, homeworkId)).toEqual([])
  }
  await db.deleteFrom('enrolment').where('startsOn', '=', '2026-11-01').execute()
})

test('the copies of work taken back to a draft are its author’s alone', async () => {
  await db.updateTable('homework').set({ publishedAt: null }).where('id', '=', homeworkId).execute()
  expect(await listCopies(db, schoolLife, homeworkId)).toEqual([])
  expect(await listCopies(db, here.teacher, homeworkId)).toHaveLength(1)
  await expect(on(schoolLife).homework.board({ homeworkId })).rejects.toMatchObject({ message: 'not_found' })
  await db.updateTable('homework').set({ publishedAt: now }).where('id', '=', homeworkId).execute()
})

test('a homework and a pupil of two classes make no copy', async () => {
  const mixed = teacher.homework.copy({ homeworkId, studentId: elsewhere.student.id })
  await expect(mixed).rejects.toMatchObject({ message: 'not_found' })
})

test('each home says what waits, in one call', async () => {
  const pupil = await on(here.student).home.student()
  expect(pupil).toMatchObject({ weekKind: 'B', holiday: null, unread: 0, over: false, next: here.slot.id })
  expect(pupil.lessons).toMatchObject([{ slotId: here.slot.id }])
  expect(pupil.nextDay).toMatchObject({ date: '2026-11-30', weekKind: 'A', lessons: [{ slotId: here.slot.id }] })
  expect(pupil.homework).toMatchObject([{ date: '2026-11-24', total: 1, items: [{ id: homeworkId }] }])
  const family = await on(here.parent).home.parent()
  expect(family.children).toMatchObject([{ id: studentId, divisionName: '5B', homework: pupil.homework }])
  expect((await on(removed).home.parent()).children).toEqual([])
  const day = await teacher.home.teacher()
  expect(day).toMatchObject({ lessons: [{ slotId: here.slot.id, published: false }], toCorrect: 0, lateCopies: 0 })
  expect(day.given).toMatchObject([{ id: homeworkId, mine: true }])
})

test('work not handed in stays on the home as late, work without hand-in does not', async () => {
  const copies = { homeworkId: elsewhere.homework.id, handIn: true }
  const after = new Date('2026-11-25T09:00:00Z')
  const later = { ...elsewhere.student, today: '2026-11-25' }
  expect((await on(later, after).home.student()).late).toMatchObject([{ id: copies.homeworkId, overdue: true }])
  await db.updateTable('homework').set({ handIn: false }).where('id', '=', copies.homeworkId).execute()
  expect((await on(later, after).home.student()).late).toEqual([])
})

test('a pupil reads what was due since he came, not his class’s older work', async () => {
  await db
    .updateTable('enrolment')
    .set({ startsOn: '2026-11-25' })
    .where('studentId', '=', elsewhere.student.id)
    .execute()
  const later = { ...elsewhere.student, today: '2026-11-26' }
  expect((await on(later).homework.list({})).items).toEqual([])
  const older = on(later).homework.get({ homeworkId: elsewhere.homework.id })
  await expect(older).rejects.toMatchObject({ message: 'not_found' })
})
