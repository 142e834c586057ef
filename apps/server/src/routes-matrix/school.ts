import { createHash, createHmac, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Actor, everyActor } from '@preau/api/access-matrix/actors'
import { openCall } from '@preau/api/access-matrix/ask'
import { things } from '@preau/api/access-matrix/things'
import { openWorld } from '@preau/api/access-matrix/world'
import { testDatabase } from '@preau/db/testing'
import { afterAll } from 'vitest'
import { keptDirOf } from '../files/store.ts'
import { startServer } from '../server.ts'
import { type Asked, ask } from '../testing.ts'

const apps = ['sign-in', 'student', 'teacher', 'parent', 'admin'] as const

/** Screens of one line each, with one asset. */
function buildScreens(folder: string) {
  for (const app of apps) {
    mkdirSync(join(folder, app, 'assets'), { recursive: true })
    writeFileSync(join(folder, app, 'index.html'), `<!doctype html><title>${app}</title>`)
    writeFileSync(join(folder, app, 'assets', 'app-1.js'), `// ${app}`)
  }
  return Object.fromEntries(apps.map((app) => [app, join(folder, app)]))
}

/** The matrix's world, served; each actor holds a cookie, as a browser would. */
export async function serveWorld() {
  const database = await testDatabase()
  const world = await openWorld(database)
  const sessions = await database.db.selectFrom('session').selectAll().execute()
  const ended = sessions.filter(({ expiresAt, endsAt }) => Math.min(+expiresAt, +endsAt) < Date.now())
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-routes-'))
  const distDirs = buildScreens(join(dataDir, 'screens'))
  const server = await startServer({ databaseUrl: database.url, dataDir, clock: () => world.now, distDirs })
  afterAll(async () => {
    await server.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const { school, url } = server
  const { db } = database
  for (const { ids } of [world.places.here, world.places.elsewhere]) {
    for (const thing of things.filter((name) => name.endsWith('File')))
      writeFileSync(join(keptDirOf(school.filesDir), ids.get(thing) ?? ''), 'oui')
  }
  const sessionIdOf = (actor: Actor) =>
    createHash('sha256')
      .update(world.tokens[actor] ?? randomUUID())
      .digest('hex')
  /** Ended sessions are forgotten, at the first look or within the hour: they are put back, to be met as they ended. */
  async function putBack(actor: Actor) {
    const row = ended.find(({ id }) => id === sessionIdOf(actor))
    if (row)
      await db
        .insertInto('session')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  }

  async function as(actor: Actor, path: string, { headers, ...asked }: Asked = {}) {
    await putBack(actor)
    const token = world.tokens[actor]
    return await ask(url, path, {
      ...asked,
      headers: { ...(token && { cookie: `__Host-preau=${token}` }), ...headers },
    })
  }

  /** A link as the server itself signs them, for whatever file and session. */
  function linkTo(fileId: string, sessionId: string, until = Date.now() + 30_000) {
    const signed = createHmac('sha256', school.secret)
      .update(`file ${fileId} ${sessionId} ${until}`)
      .digest('base64url')
    return `/${fileId}/devoir.txt?${new URLSearchParams({ session: sessionId, until: String(until), sign: signed })}`
  }

  const filesHost = new URL(school.filesOrigin).host
  const open = (path: string, method = 'GET') => ask(url, path, { host: filesHost, method })
  return { ...server, db, world, as, sessionIdOf, putBack, linkTo, open, actors: everyActor }
}

export interface Recorded {
  path: string
  input: unknown
}

/** A caller that does nothing but write down what it is asked. */
export function recorder(school: Awaited<ReturnType<typeof serveWorld>>['school'], now: Date) {
  const nothing = {
    viewer: undefined,
    session: undefined,
    device: undefined,
    setCookie: () => {},
    clearBrowser: () => {},
  }
  const calls: Recorded[] = []
  const under = (path: string): ProxyHandler<() => void> => ({
    get: (_, key) => (typeof key === 'string' ? step(path === '' ? key : `${path}.${key}`) : undefined),
    apply: (_, __, [input]) => {
      calls.push({ path, input })
      return Promise.reject(new Error('recorded'))
    },
  })
  const step = (path: string) => new Proxy(() => {}, under(path))
  const call = new Proxy(openCall({ school, db: school.db, now, ...nothing }), {
    get: (_, key) => (typeof key === 'string' ? step(key) : undefined),
  })
  return { call, calls }
}
