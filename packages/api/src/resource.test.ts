import { randomUUID } from 'node:crypto'
import { smallSchoolNow as now } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import type { Viewer } from '@preau/domain/role'
import { expect, test } from 'vitest'
import { refused, talkingSchool } from './messaging/testing.ts'

const database = await testDatabase()
const { db } = database
const { here, elsewhere, admin, schoolLife, substitute, informed, removed, ...more } = await talkingSchool(database)
const { brother, librarian } = more
const call = (viewer: Viewer, at?: Date) => more.call(viewer, at).resource

async function storedFile(owner: Viewer) {
  const id = randomUUID()
  const file = { name: 'plan.pdf', mediaType: 'application/pdf', size: 3, sha256: 'x', storedAt: now }
  await db
    .insertInto('file')
    .values({ ...file, id, ownerId: owner.id })
    .execute()
  return id
}

const link = (more: object = {}) => ({
  requestKey: randomUUID(),
  title: 'Le théorème de Thalès',
  url: 'https://example.org/thales',
  subjectId: here.subject.id,
  groupIds: [here.group.id],
  ...more,
})
const ids = async (viewer: Viewer, input = {}) => (await call(viewer).list(input)).resources.map(({ id }) => id)

test('a class finds what its teacher shared, nobody else does', async () => {
  const { id } = await call(here.teacher).add(link())
  for (const reader of [here.student, brother, here.parent, informed]) expect(await ids(reader)).toContain(id)
  for (const stranger of [elsewhere.student, elsewhere.parent, removed]) expect(await ids(stranger)).toEqual([])
  expect((await call(here.parent).list({})).resources[0]).toMatchObject({
    teacher: 'M. Diallo 5b',
    link: { url: 'https://example.org/thales', host: 'example.org' },
    file: null,
    subject: { name: 'Mathématiques 5B' },
    children: [{ givenName: 'Camille' }, { givenName: 'Zoé 5B' }],
  })
  expect((await call(informed).list({})).resources[0]?.children).toMatchObject([{ givenName: 'Zoé 5B' }])
  expect(await call(here.student).subjects()).toMatchObject([{ id: here.subject.id, count: 1 }])
  expect(await ids(here.parent, { studentId: here.student.id })).toEqual([id])
  expect(await ids(here.parent, { studentId: elsewhere.student.id })).toEqual([])
})

test('a title is found without its accents, under its subject', async () => {
  const { id } = await call(here.teacher).add(link({ title: 'Œuvre d’été' }))
  expect(await ids(here.student, { search: 'OEUVRE ete' })).toEqual([id])
  expect(await ids(here.student, { search: '%' })).toContain(id)
  expect(await ids(here.student, { search: 'hiver' })).toEqual([])
  expect(await ids(here.student, { subjectId: elsewhere.subject.id })).toEqual([])
})

test('another teacher changes, shares and removes nothing of it', async () => {
  const { id: resourceId } = await call(here.teacher).add(link())
  const words = { requestKey: randomUUID(), resourceId, title: 'Autre' }
  for (const stranger of [elsewhere.teacher, substitute, schoolLife]) {
    await expect(call(stranger).change(words)).rejects.toMatchObject(refused('not_found'))
    const share = { requestKey: randomUUID(), resourceId, groupIds: [] }
    await expect(call(stranger).share(share)).rejects.toMatchObject(refused('not_found'))
    await expect(call(stranger).remove({ resourceId })).rejects.toMatchObject(refused('not_found'))
    expect((await call(stranger).mine({})).resources).toEqual([])
  }
  expect(await ids(here.student)).toContain(resourceId)
  expect((await call(here.teacher).mine({})).resources.map(({ title }) => title)).not.toContain('Autre')
})

test('a teacher shares with the groups of today alone, the librarian with any', async () => {
  const there = { groupIds: [elsewhere.group.id] }
  await expect(call(here.teacher).add(link(there))).rejects.toMatchObject(refused('not_found'))
  await expect(call(substitute).add(link())).rejects.toMatchObject(refused('not_found'))
  await expect(call(schoolLife).add(link())).rejects.toMatchObject(refused('not_found'))
  const { id } = await call(librarian).add(link(there))
  expect(await ids(elsewhere.student)).toEqual([id])
  expect((await call(here.teacher).choices()).groups).toMatchObject([{ id: here.group.id }])
  expect((await call(librarian).choices()).groups).toHaveLength(2)
})

test('taken back from a class, changed, then removed', async () => {
  const { id: resourceId } = await call(here.teacher).add(link())
  const changed = await call(here.teacher).change({ requestKey: randomUUID(), resourceId, title: 'Thalès, suite' })
  expect(changed).toMatchObject({ title: 'Thalès, suite', link: { host: 'example.org' }, subject: null })
  const shared = await call(here.teacher).share({ requestKey: randomUUID(), resourceId, groupIds: [] })
  expect(shared.groups).toEqual([])
  expect(await ids(here.student)).not.toContain(resourceId)
  await call(here.teacher).remove({ resourceId })
  expect((await call(here.teacher).mine({})).resources.map(({ id }) => id)).not.toContain(resourceId)
})

test('a file is its author’s own; a link goes to the web alone', async () => {
  const own = await storedFile(here.teacher)
  const foreign = await storedFile(elsewhere.teacher)
  const filed = await call(here.teacher).add(link({ url: undefined, fileId: own }))
  expect(filed).toMatchObject({ file: { id: own, name: 'plan.pdf' }, link: null })
  for (const fileId of [foreign, randomUUID()])
    await expect(call(here.teacher).add(link({ url: undefined, fileId }))).rejects.toMatchObject(
      refused('file_unknown'),
    )
  await expect(call(here.teacher).add(link({ url: 'javascript:alert(1)' }))).rejects.toMatchObject(
    refused('link_unsafe'),
  )
  await expect(call(here.teacher).add(link({ fileId: own }))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('a retry files it once', async () => {
  const input = link({ title: 'Une fois' })
  const made = await Promise.all([call(here.teacher).add(input), call(here.teacher).add(input)])
  expect(made[0]?.id).toBe(made[1]?.id)
  expect((await call(here.teacher).mine({ search: 'une fois' })).resources).toHaveLength(1)
})

test('the newest come first, page after page', async () => {
  const made: string[] = []
  for (let count = 0; count < 35; count += 1) {
    const at = new Date(now.getTime() + Math.floor(count / 2) * 1000)
    made.push((await call(here.teacher, at).add(link({ title: `Page ${count}` }))).id)
  }
  const first = await call(here.student).list({ search: 'page' })
  const second = await call(here.student).list({ search: 'page', cursor: first.next ?? undefined })
  expect([first.resources.length, second.resources.length, second.next]).toEqual([30, 5, null])
  const all = [...first.resources, ...second.resources]
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set(made))
  expect(all.map(({ createdAt }) => createdAt)).toEqual(all.map(({ createdAt }) => createdAt).sort((a, b) => +b - +a))
})

test('each door lets in its own', async () => {
  await expect(call(here.student).mine({})).rejects.toMatchObject(refused('wrong_door'))
  await expect(call(here.parent).add(link())).rejects.toMatchObject(refused('wrong_door'))
  await expect(call(admin).list({})).rejects.toMatchObject(refused('wrong_door'))
})
