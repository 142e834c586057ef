import { randomUUID } from 'node:crypto'
import { smallSchoolNow as now } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import type { Viewer } from '@preau/domain/role'
import { expect, test } from 'vitest'
import { answer, letter, refused, talkingSchool } from './messaging/testing.ts'

const database = await testDatabase()
const { db } = database
const { here, elsewhere, admin, schoolLife, substitute, informed, removed, ...more } = await talkingSchool(database)
const { brother, otherParent, librarian, toParents, person, guard } = more
const call = (viewer: Viewer, at?: Date) => more.call(viewer, at).messaging

test('a parent of two children of the class gets one copy, with two chips', async () => {
  const { threadId } = await call(here.teacher).send(letter(toParents))
  const { threads } = await call(here.parent).threads({})
  const copies = threads.filter(({ id }) => id === threadId)
  expect(copies).toHaveLength(1)
  expect(copies[0]?.children.map(({ givenName }) => givenName)).toEqual(['Camille', 'Zoé 5B'])
  const other = await call(otherParent).thread({ threadId })
  expect(other.children.map(({ givenName }) => givenName)).toEqual(['Camille'])
  expect(other).toMatchObject({ members: [], recipients: null, readers: null, answers: [] })
})

test('a reply goes to the sender alone, in one conversation however often', async () => {
  const { threadId } = await call(here.teacher).send(letter(toParents))
  const replies = await Promise.all([1, 2, 3].map(() => call(here.parent).reply(answer(threadId))))
  expect(new Set(replies.map((reply) => reply.threadId)).size).toBe(1)
  expect(replies.map(({ number }) => number).sort()).toEqual([1, 2, 3])
  const conversation = replies[0]?.threadId ?? ''
  expect(conversation).not.toBe(threadId)
  expect((await call(here.teacher).thread({ threadId })).answers).toMatchObject([{ threadId: conversation, unread: 3 }])
  expect(await call(here.teacher).thread({ threadId: conversation })).toMatchObject({ originId: threadId })
  for (const third of [otherParent, informed]) {
    await expect(call(third).thread({ threadId: conversation })).rejects.toMatchObject(refused('not_found'))
    await expect(call(third).reply(answer(conversation))).rejects.toMatchObject(refused('not_found'))
    expect((await call(third).thread({ threadId })).messages).toHaveLength(1)
    expect((await call(third).threads({})).threads.map(({ id }) => id)).not.toContain(conversation)
  }
  expect(await call(here.teacher).reply(answer(conversation))).toEqual({ threadId: conversation, number: 4 })
})

test('everyone talks where the author chose so, and only there', async () => {
  const { threadId } = await call(here.teacher).send(letter(toParents, { replies: 'everyone' }))
  expect(await call(otherParent).reply(answer(threadId))).toEqual({ threadId, number: 2 })
  expect((await call(here.parent).thread({ threadId })).members).toHaveLength(4)
  const talkers = [here.parent, informed, otherParent, here.teacher, here.parent, informed]
  const sent = await Promise.all(talkers.map((talker) => call(talker).reply(answer(threadId))))
  expect(sent.map(({ number }) => number).sort()).toEqual([3, 4, 5, 6, 7, 8])
  const students = { kind: 'students_of_group', groupId: here.group.id } as const
  await expect(call(here.teacher).send(letter(students, { replies: 'everyone' }))).rejects.toMatchObject(
    refused('replies_to_sender_only'),
  )
})

test('unread is what others wrote since, whoever writes at the same time', async () => {
  const reader = elsewhere.parent
  const unread = () => call(reader).unread()
  const before = await unread()
  const audience = { kind: 'parents_of_group', groupId: elsewhere.group.id } as const
  const { threadId } = await call(elsewhere.teacher).send(letter(audience))
  expect(await unread()).toBe(before + 1)
  expect(await call(reader).markRead({ threadId, number: 99 })).toEqual({ unread: before })
  await call(elsewhere.teacher).reply(answer(threadId))
  expect(await unread()).toBe(before + 1)
  await call(reader).markRead({ threadId, number: 1 })
  expect(await unread()).toBe(before + 1)
  await call(reader).markRead({ threadId, number: 2 })
  await Promise.all([call(reader).reply(answer(threadId)), call(elsewhere.teacher).reply(answer(threadId))])
  expect(await unread()).toBe(before + 1)
  const { threads } = await call(reader).threads({ filter: 'unread' })
  expect(threads.find(({ id }) => id === threadId)).toMatchObject({ unread: 1, messages: 4 })
  expect(await call(reader).markRead({ threadId, number: 4 })).toEqual({ unread: before })
  await call(reader).markRead({ threadId, number: 1 })
  expect((await call(reader).thread({ threadId })).lastRead).toBe(4)
})

test('a retry makes no second message; the same key with other words is refused', async () => {
  const input = letter(toParents)
  const [first, again] = await Promise.all([call(here.teacher).send(input), call(here.teacher).send(input)])
  expect(again).toEqual(first)
  await expect(call(here.teacher).send({ ...input, body: 'Autre.' })).rejects.toMatchObject(
    refused('request_key_reused'),
  )
  const reply = answer(first.threadId)
  const sent = await call(here.parent).reply(reply)
  expect(await call(here.parent).reply(reply)).toEqual(sent)
  expect((await call(here.parent).thread({ threadId: sent.threadId })).messages).toHaveLength(1)
})

test('files are the author’s own, or nothing leaves', async () => {
  const file = { name: 'plan.pdf', mediaType: 'application/pdf', size: 3, sha256: 'x', storedAt: now }
  const [own, foreign] = [randomUUID(), randomUUID()]
  await db
    .insertInto('file')
    .values([
      { ...file, id: own, ownerId: here.teacher.id },
      { ...file, id: foreign, ownerId: elsewhere.teacher.id },
    ])
    .execute()
  const { threadId } = await call(here.teacher).send(letter(toParents, { fileIds: [own] }))
  expect((await call(here.parent).thread({ threadId })).messages[0]?.files).toMatchObject([{ id: own }])
  const count = async () => (await call(here.parent).threads({})).threads.length
  const before = await count()
  for (const id of [foreign, randomUUID()])
    await expect(call(here.teacher).send(letter(toParents, { fileIds: [own, id] }))).rejects.toMatchObject(
      refused('file_unknown'),
    )
  expect(await count()).toBe(before)
})

test('a parent whose right ends no longer sees what is about that child alone', async () => {
  const parent = await person('parent', 'ROUX')
  await guard(here.student, parent)
  await guard(brother, parent)
  const both = await call(here.teacher).send(letter(toParents))
  const alone = await call(here.teacher).send(letter({ kind: 'parents_of_student', studentId: here.student.id }))
  const sent = await call(parent).send(
    letter({ kind: 'teacher', accountId: here.teacher.id, studentId: here.student.id }),
  )
  const visible = async () => (await call(parent).threads({})).threads.map(({ id }) => id).sort()
  expect(await visible()).toEqual([both.threadId, alone.threadId, sent.threadId].sort())
  await db
    .updateTable('guardianship')
    .set({ endsOn: '2026-11-23' })
    .where('parentId', '=', parent.id)
    .where('studentId', '=', here.student.id)
    .execute()
  expect(await visible()).toEqual([both.threadId])
  expect((await call(parent).thread({ threadId: both.threadId })).children).toHaveLength(1)
  expect(await call(parent).unread()).toBe(1)
  for (const { threadId } of [alone, sent]) {
    await expect(call(parent).thread({ threadId })).rejects.toMatchObject(refused('not_found'))
    await expect(call(parent).reply(answer(threadId))).rejects.toMatchObject(refused('not_found'))
    await expect(call(parent).markRead({ threadId, number: 1 })).rejects.toMatchObject(refused('not_found'))
  }
})

test('whoever was written to may answer; a right that ended starts nothing again', async () => {
  const { threadId } = await call(librarian).send(letter({ kind: 'student', studentId: here.student.id }))
  expect(await call(here.student).reply(answer(threadId))).toEqual({ threadId, number: 2 })
  const mass = await call(here.teacher).send(letter(toParents))
  expect(await call(informed).reply(answer(mass.threadId))).toMatchObject({ number: 1 })
  const before = { ...substitute, today: '2026-09-20' }
  const old = await call(before).send(letter(toParents))
  await expect(call(substitute).reply(answer(old.threadId))).rejects.toMatchObject(refused('recipient_not_allowed'))
  const asked = await call(here.parent).reply(answer(old.threadId))
  expect(await call(substitute).reply(answer(asked.threadId))).toMatchObject({ number: 2 })
})

test('a stranger finds no thread', async () => {
  const { threadId } = await call(here.teacher).send(letter(toParents))
  for (const stranger of [elsewhere.parent, elsewhere.teacher, elsewhere.student, here.student, removed, admin])
    await expect(call(stranger).thread({ threadId })).rejects.toMatchObject(refused('not_found'))
})
