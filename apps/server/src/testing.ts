import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { hashPassword } from '@preau/api/password-hash'
import { cookieOf, openSession } from '@preau/api/session'
import { createLogin } from '@preau/db/activation'
import { smallSchool } from '@preau/db/small-school'
import { testDatabase } from '@preau/db/testing'
import type { Viewer } from '@preau/domain/role'
import { afterAll } from 'vitest'
import { startServer } from './server.ts'

export interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** The host named in the request; the school's own unless given. */
  host?: string
}

export interface Answered {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
}

/** A request as it is, with no browser's good manners: what the server must stand. */
export function ask(url: string, path: string, { method = 'GET', headers = {}, body, host }: Asked = {}) {
  const { port, host: own } = new URL(url)
  return new Promise<Answered>((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port, path, method, headers: { host: host ?? own, ...headers } })
    request.on('error', reject)
    request.on('response', async (response) => {
      const got = await buffer(response)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: got, text: got.toString() })
    })
    request.end(body)
  })
}

export const password = 'trottinette mauve'

/** The small school, listening, with a folder of its own; everything ends with the test file. */
export async function testServer(options: Partial<Parameters<typeof startServer>[0]> = {}) {
  const database = await testDatabase()
  const people = await smallSchool(database.db)
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-server-'))
  const server = await startServer({ databaseUrl: database.url, dataDir, clock: () => people.now, ...options })
  afterAll(async () => {
    await server.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const passwordHash = await hashPassword(password)
  let count = 0

  /** A log-in and an open session for this person: their cookie. */
  async function sessionOf(viewer: Viewer) {
    const { loginId: known } = await database.db
      .selectFrom('account')
      .select('loginId')
      .where('id', '=', viewer.id)
      .executeTakeFirstOrThrow()
    count += 1
    const login = { accountId: viewer.id, username: `personne.${count}`, passwordHash, createdAt: people.now }
    const loginId = known ?? (await createLogin(database.db, login))
    if (!loginId) throw new Error('username taken')
    const session = await openSession(database.db, { ...viewer, loginId }, false)
    return cookieOf(session).split(';')[0] ?? ''
  }
  const json = (cookie: string) => ({ cookie, origin: server.url, 'content-type': 'application/json' })
  return { ...server, ...people, database, dataDir, sessionOf, json }
}
