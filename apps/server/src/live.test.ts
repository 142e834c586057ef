import { once } from 'node:events'
import { request } from 'node:http'
import type { AppRouter } from '@preau/api/router'
import { announce } from '@preau/db/live'
import type { LiveEvent } from '@preau/domain/live'
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import pino from 'pino'
import { expect, test } from 'vitest'
import { openLive } from './live.ts'
import { ask, testServer } from './testing.ts'

const served = await testServer()
const { url, database, here, elsewhere, informed, removed, schoolLife, admin, sessionOf, json } = served
const { db } = database

/** An open screen: what it heard, and when it ended. */
async function follow(cookie: string, at = url) {
  const { port, host } = new URL(at)
  const call = request({
    host: '127.0.0.1',
    port,
    path: '/trpc/live.events',
    headers: { host, cookie, accept: 'text/event-stream' },
  })
  call.end()
  const [response] = await once(call, 'response')
  let text = ''
  let notify = () => {}
  response.setEncoding('utf8')
  response.on('data', (piece: string) => {
    text += piece
    notify()
  })
  const closed = new Promise<void>((resolve) => response.on('close', () => resolve()).on('error', () => resolve()))
  const heard = (): LiveEvent[] =>
    [...text.matchAll(/^(?:data: )(\{"kind".*\})$/gm)].map(([, json = '']) => JSON.parse(json))
  /** Waits for a mark that comes after everything said before. */
  async function until(isThere: (events: LiveEvent[]) => boolean) {
    while (!isThere(heard())) {
      await new Promise<void>((resolve) => {
        notify = resolve
      })
    }
    return heard()
  }
  while (!text.includes('event: connected')) {
    await new Promise<void>((resolve) => {
      notify = resolve
    })
  }
  return { heard, until, closed, headers: response.headers, stop: () => call.destroy() }
}

/** The last thing said to this person: what came before, came before. */
const mark = (id: string) => announce(db, { kind: 'rights', id })
const marked = (id: string) => (events: LiveEvent[]) =>
  events.some((event) => event.kind === 'rights' && event.id === id)

test('an event reaches those it concerns and nobody else', async () => {
  const people = {
    student: here.student,
    teacher: here.teacher,
    parent: here.parent,
    informed,
    schoolLife,
    admin,
    removed,
    substitute: served.substitute,
    otherStudent: elsewhere.student,
    otherTeacher: elsewhere.teacher,
    otherParent: elsewhere.parent,
  }
  const screens = await Promise.all(
    Object.entries(people).map(async ([name, viewer]) => ({
      name,
      viewer,
      screen: await follow(await sessionOf(viewer)),
    })),
  )
  await announce(db, { kind: 'homework', id: here.homework.id })
  await announce(db, { kind: 'timetable', id: here.group.id })
  for (const { viewer } of screens) await mark(viewer.id)
  const told: string[] = []
  for (const { name, viewer, screen } of screens) {
    const events = await screen.until(marked(viewer.id))
    if (events.some(({ kind }) => kind === 'homework')) told.push(name)
    expect(events.filter(({ kind }) => kind === 'timetable')).toHaveLength(told.includes(name) ? 1 : 0)
    screen.stop()
  }
  expect(told.sort()).toEqual(['admin', 'informed', 'parent', 'schoolLife', 'student', 'teacher'])
})

test('a thread is heard of by its members, until their right is withdrawn', async () => {
  const about = { createdAt: served.now, lastMessageAt: served.now }
  const thread = await db
    .insertInto('thread')
    .values({ subject: 'Sortie', authorId: here.teacher.id, audience: '5e B', open: true, ...about })
    .returning('id')
    .executeTakeFirstOrThrow()
  const member = { threadId: thread.id, lastMessageAt: served.now }
  await db
    .insertInto('threadMember')
    .values([
      { ...member, accountId: here.teacher.id },
      { ...member, accountId: informed.id },
    ])
    .execute()
  await db
    .insertInto('threadStudent')
    .values({ threadId: thread.id, accountId: informed.id, studentId: here.student.id })
    .execute()
  const [member1, member2, other] = await Promise.all(
    [here.teacher, informed, here.parent].map(async (viewer) => ({
      viewer,
      ...(await follow(await sessionOf(viewer))),
    })),
  )
  const say = async () => {
    await announce(db, { kind: 'thread', id: thread.id })
    for (const viewer of [here.teacher, informed, here.parent]) await mark(viewer.id)
  }
  const counted = (screen: typeof member1, times: number) =>
    screen?.until((events) => events.filter(({ kind }) => kind === 'rights').length >= times)
  const threads = (events: LiveEvent[] | undefined) => events?.filter(({ kind }) => kind === 'thread').length
  await say()
  expect(threads(await counted(member1, 1))).toBe(1)
  expect(threads(await counted(member2, 1))).toBe(1)
  expect(threads(await counted(other, 1))).toBe(0)
  await db.updateTable('guardianship').set({ access: 'none' }).where('parentId', '=', informed.id).execute()
  await say()
  expect(threads(await counted(member1, 2))).toBe(2)
  expect(threads(await counted(member2, 2))).toBe(1)
  for (const screen of [member1, member2, other]) screen?.stop()
})

test('signing out ends the open screen at once, and only that one', async () => {
  const [mine, other] = [await sessionOf(here.student), await sessionOf(here.student)]
  const screen = await follow(mine)
  const kept = await follow(other)
  const before = Date.now()
  await ask(url, '/trpc/session.signOut', { method: 'POST', headers: json(mine) })
  await screen.closed
  expect(Date.now() - before).toBeLessThan(1000)
  await mark(here.student.id)
  await kept.until(marked(here.student.id))
  kept.stop()
})

test('a session that ends in silence is seen within ten seconds', async () => {
  const screen = await follow(await sessionOf(elsewhere.parent))
  await db
    .updateTable('session')
    .set({ expiresAt: new Date(0) })
    .where('accountId', '=', elsewhere.parent.id)
    .execute()
  const before = Date.now()
  await screen.closed
  expect(Date.now() - before).toBeLessThan(10_000)
})

test('the apps’ own client hears it too', async () => {
  const cookie = await sessionOf(elsewhere.student)
  class Authorised extends EventSource {
    constructor(address: string | URL) {
      super(address, { fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, cookie } }) })
    }
  }
  const client = createTRPCClient<AppRouter>({
    links: [httpSubscriptionLink({ url: `${url}/trpc`, EventSource: Authorised })],
  })
  const event = await new Promise((resolve, reject) => {
    const subscription = client.live.events.subscribe(undefined, {
      onStarted: () => void announce(db, { kind: 'homework', id: elsewhere.homework.id }),
      onData: (data) => {
        subscription.unsubscribe()
        resolve(data)
      },
      onError: reject,
    })
  })
  expect(event).toEqual({ kind: 'homework', id: elsewhere.homework.id })
})

test('nobody follows without a session', async () => {
  const { status, text } = await ask(url, '/trpc/live.events', { headers: { accept: 'text/event-stream' } })
  expect(status).toBe(200)
  expect(text).toContain('signed_out')
})

test('the listener comes back after the database threw it out, and everybody asks again', async () => {
  const screen = await follow(await sessionOf(elsewhere.teacher))
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen live' and datname = current_database()",
  )
  await screen.until(marked(elsewhere.teacher.id))
  await announce(db, { kind: 'homework', id: elsewhere.homework.id })
  await screen.until((events) => events.some(({ kind }) => kind === 'homework'))
  screen.stop()
})

test('a server that ends lets no screen hold it', async () => {
  const brief = await testServer()
  const screen = await follow(await brief.sessionOf(brief.here.student), brief.url)
  await brief.close()
  await expect(screen.closed).resolves.toBeUndefined()
})

test('a server that ends before it listens ends all the same', async () => {
  const brief = openLive({ url: database.url, db, clock: () => served.now, logger: pino({ level: 'silent' }) })
  await expect(brief.close()).resolves.toBeUndefined()
})
