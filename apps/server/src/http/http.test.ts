import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import type { AppRouter } from '@preau/api/router'
import { createTRPCClient, httpBatchLink, httpBatchStreamLink, httpLink, type TRPCLink } from '@trpc/client'
import { beforeEach, expect, test } from 'vitest'
import { ask, password, testServer } from '../testing.ts'

const served = await testServer()
const { url, school, database, here, elsewhere, sessionOf, json } = served
const { db } = database
const filesHost = new URL(school.filesOrigin).host
let cookie = await sessionOf(here.student)
beforeEach(async () => {
  cookie = await sessionOf(here.student)
})

const alive = async () => (await ask(url, '/trpc/session.current', { headers: { cookie } })).status === 200

test('a call made properly is done', async () => {
  const answer = await ask(url, '/trpc/session.signOut', { method: 'POST', headers: json(cookie) })
  expect(answer.status).toBe(200)
  expect(answer.headers['clear-site-data']).toBe('"cache", "storage"')
  expect(answer.headers['set-cookie']?.[0]).toMatch(
    /^__Host-preau=; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=0$/,
  )
  expect(await alive()).toBe(false)
})

const own = { origin: url, 'content-type': 'application/json' }
const forged: [string, string, Record<string, string>][] = [
  ['multipart', 'POST', { ...own, 'content-type': 'multipart/form-data; boundary=x' }],
  ['octet-stream', 'POST', { ...own, 'content-type': 'application/octet-stream' }],
  ['text', 'POST', { ...own, 'content-type': 'text/plain' }],
  ['form', 'POST', { ...own, 'content-type': 'application/x-www-form-urlencoded' }],
  ['json in disguise', 'POST', { ...own, 'content-type': 'text/plain; application/json' }],
  ['json with a charset', 'POST', { ...own, 'content-type': 'application/json; charset=utf-8' }],
  ['no type', 'POST', { origin: url }],
  ['GET', 'GET', {}],
  ['override', 'GET', { ...own, 'x-http-method-override': 'POST' }],
  ['PUT', 'PUT', own],
  ['OPTIONS', 'OPTIONS', own],
  ['no origin', 'POST', { 'content-type': 'application/json' }],
  ['null origin', 'POST', { ...own, origin: 'null' }],
  ['the files’ host', 'POST', { ...own, origin: school.filesOrigin }],
  ['another port', 'POST', { ...own, origin: 'http://localhost:1' }],
  ['another site', 'POST', { ...own, 'sec-fetch-site': 'cross-site' }],
  ['a sibling site', 'POST', { ...own, 'sec-fetch-site': 'same-site' }],
  ['nobody knows where', 'POST', { ...own, 'sec-fetch-site': 'none' }],
]

test.each(forged)('%s: nothing is done', async (_name, method, headers) => {
  for (const path of ['/trpc/session.signOut', '/trpc/session.signOut?batch=1']) {
    const answer = await ask(url, path, { method, headers: { cookie, ...headers } })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  }
  expect(await alive()).toBe(true)
})

test('method override by address does nothing either', async () => {
  for (const path of ['/trpc/session.signOut?_method=POST', '/trpc/session.signOut?method=POST&input=%7B%7D']) {
    expect((await ask(url, path, { headers: { cookie } })).status).toBeGreaterThanOrEqual(400)
  }
  expect(await alive()).toBe(true)
})

test('sign-in stays out of crowds', async () => {
  const two = { 0: { username: 'a', password: 'b' }, 1: { username: 'a', password: 'c' } }
  const path = '/trpc/session.signIn,session.signIn?batch=1'
  const crowd = await ask(url, path, { method: 'POST', headers: json(''), body: JSON.stringify(two) })
  expect(crowd.status).toBe(400)
  const masked = await ask(url, path.replace(',', '%2C'), {
    method: 'POST',
    headers: json(''),
    body: JSON.stringify(two),
  })
  expect(masked.status).toBe(400)
  expect(await db.selectFrom('signInFailure').select('id').execute()).toEqual([])
})

test('eleven calls at once, or more than a megabyte, are too many', async () => {
  const batch = (count: number) => `/trpc/${Array(count).fill('session.current').join(',')}?batch=1`
  expect((await ask(url, batch(10), { headers: { cookie } })).status).toBe(200)
  expect((await ask(url, batch(11), { headers: { cookie } })).status).toBe(400)
  const body = JSON.stringify({ accountId: 'x'.repeat(1_050_000) })
  const post = { method: 'POST', headers: json(cookie), body }
  expect((await ask(url, '/trpc/session.wearHat', post)).status).toBe(413)
  const untold = { ...post, headers: { ...json(cookie), 'transfer-encoding': 'chunked' } }
  expect((await ask(url, '/trpc/session.wearHat', untold)).status).toBe(413)
  const batched = await ask(url, '/trpc/session.wearHat?batch=1', post)
  expect([413, 400]).toContain(batched.status)
})

const links: [string, (options: { url: string; headers: Record<string, string> }) => TRPCLink<AppRouter>][] = [
  ['one by one', httpLink],
  ['in batches', httpBatchLink],
  ['in a stream', httpBatchStreamLink],
]

test('the short path and the stock one say the same, right or wrong', async () => {
  const headers = { cookie, origin: url }
  const said = []
  for (const [, link] of links) {
    const client = createTRPCClient<AppRouter>({ links: [link({ url: `${url}/trpc`, headers })] })
    const tell = async (promise: Promise<unknown>) =>
      promise.catch((error) => ({
        message: error.message,
        data: { ...error.data, reference: undefined },
        code: error.shape?.code,
      }))
    said.push([
      await tell(client.session.current.query()),
      await tell(client.homework.tick.mutate({ homeworkId: elsewhere.homework.id, done: true })),
      await tell(client.homework.tick.mutate({ homeworkId: 'aucun', done: true })),
      await tell(client.file.link.query({ fileId: 'aucun' })),
    ])
  }
  expect(said[1]).toEqual(said[0])
  expect(said[2]).toEqual(said[0])
  expect(said[0]).toMatchObject([
    { account: { id: here.student.id } },
    { message: 'not_found', data: { reason: 'not_found', httpStatus: 404 } },
    { message: 'BAD_REQUEST', data: { mistakes: [{ path: 'homeworkId', message: expect.any(String) }] } },
    { message: 'BAD_REQUEST', data: { mistakes: [{ path: 'fileId' }] } },
  ])
})

test('odd requests get the same status by both paths', async () => {
  const both = async (path: string, asked: Parameters<typeof ask>[2] = {}) => {
    const plain = await ask(url, `/trpc/${path}`, asked)
    // An unknown parameter sends the call to the stock adapter.
    const stock = await ask(url, `/trpc/${path}${path.includes('?') ? '&' : '?'}stock=1`, asked)
    expect(plain.status).toBe(stock.status)
    expect(plain.headers['content-type']).toBe(stock.headers['content-type'])
    expect(JSON.parse(plain.text)).toEqual(JSON.parse(stock.text))
    return plain.status
  }
  const post = (body: string) => ({ method: 'POST', headers: json(cookie), body })
  expect(await both('session.current', { headers: { cookie } })).toBe(200)
  expect(await both('session.current')).toBe(401)
  expect(await both('session.current?input=%7Bpas-du-json', { headers: { cookie } })).toBe(200)
  expect(await both('file.link?input=%7Bpas-du-json', { headers: { cookie } })).toBe(400)
  expect(await both('personne.absente', { headers: { cookie } })).toBe(404)
  expect(await both('__proto__', { headers: { cookie } })).toBe(404)
  expect(await both('session.wearHat', post('{pas du json'))).toBe(400)
  expect(await both('session.wearHat', post(''))).toBe(400)
  expect(await both('session.wearHat', post('null'))).toBe(400)
})

test('a failure tells nothing of itself, whatever the path', async () => {
  await db.schema.alterTable('guardianship').renameTo('guardianship_elsewhere').execute()
  try {
    const theirs = await sessionOf(here.parent)
    for (const path of ['/trpc/session.current', '/trpc/session.current?batch=1']) {
      const { status, text } = await ask(url, path, { headers: { cookie: theirs } })
      expect(status).toBe(500)
      expect(text).toMatch(/"reference":"[A-Z0-9]{4}"/)
      expect(text).not.toMatch(/guardianship|relation|select|stack|\.ts|node_modules/i)
    }
  } finally {
    await db.schema.alterTable('guardianship_elsewhere').renameTo('guardianship').execute()
  }
})

test('every answer carries the headers, mistakes included', async () => {
  const answers = await Promise.all([
    ask(url, '/'),
    ask(url, '/eleve/devoirs'),
    ask(url, '/nulle-part'),
    ask(url, '/livez'),
    ask(url, '/readyz'),
    ask(url, '/version'),
    ask(url, '/envois'),
    ask(url, '/envois/inconnu', { method: 'HEAD' }),
    ask(url, '/rapports', { method: 'POST', headers: { 'content-type': 'application/reports+json' }, body: '[]' }),
    ask(url, '/connexion', { method: 'POST', body: 'a=b' }),
    ask(url, '/eleve', { host: '127.0.0.1:1' }),
    ask(url, '/trpc/session.current'),
    ask(url, '/trpc/session.current?batch=1'),
    ask(url, '/trpc/session.current', { method: 'DELETE' }),
    ask(url, '/%E0%A4%A'),
    ask(url, '/trpc/%E0%A4%A'),
    ask(url, `/${'a'.repeat(20_000)}`),
  ])
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cache-control': expect.stringMatching(/no-store|no-cache|immutable/),
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; frame-src ${school.filesOrigin}; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; report-to csp`,
    })
    expect(headers).not.toHaveProperty('server')
    expect(headers).not.toHaveProperty('x-powered-by')
  }
  const abroad = await ask(url, '/', { host: filesHost })
  expect(abroad.headers['content-security-policy']).toBe(`sandbox; default-src 'none'; frame-ancestors ${url}`)
})

test('pages speak French when there is none, and find their app at any depth', async () => {
  expect(await ask(url, '/nulle-part')).toMatchObject({
    status: 404,
    text: expect.stringContaining('Page introuvable'),
  })
  expect((await ask(url, '/livez')).text).toBe('ok')
  expect((await ask(url, '/readyz')).status).toBe(200)
  const { status, headers } = await ask(url, '/eleve', { host: '127.0.0.1:4000' })
  expect([307, 503]).toContain(status)
  if (status === 307) expect(headers.location).toBe(`${url}/eleve`)
})

test('an address nobody can read, or a request to no host, is answered as the others', async () => {
  expect(await ask(url, '/%')).toMatchObject({ status: 400, text: expect.stringContaining('Page introuvable') })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write('GET /eleve HTTP/1.1\r\nConnection: close\r\n\r\n')
  const said = await text(socket)
  expect(said).toContain('X-Content-Type-Options: nosniff')
  expect(said).not.toMatch(/^HTTP\/1.1 200/)
})

test('a person signed in is led home, with a cookie only the server reads', async () => {
  expect((await ask(url, '/', { headers: { cookie } })).headers.location).toBe('/eleve')
  const login = await db.selectFrom('login').select('username').executeTakeFirstOrThrow()
  const body = JSON.stringify({ username: login.username, password, remember: true })
  const { headers } = await ask(url, '/trpc/session.signIn', { method: 'POST', headers: json(''), body })
  expect(headers['set-cookie']).toEqual([
    expect.stringMatching(/^__Host-preau-device=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000$/),
    expect.stringMatching(/^__Host-preau=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Expires=/),
  ])
  const both = `${cookie}; ${headers['set-cookie']?.[1]?.split(';')[0]}`
  expect((await ask(url, '/trpc/session.current', { headers: { cookie: both } })).status).toBe(401)
})

test('nothing stays open when the server ends, and a taken port is said', async () => {
  const holder = createServer().listen(0)
  const address = holder.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { startServer } = await import('../server.ts')
  const start = startServer({ databaseUrl: database.url, dataDir: served.dataDir, port })
  await expect(start).rejects.toThrow(`Le port ${port} est déjà pris`)
  holder.close()
})

test('so many calls a minute, then a pause', async () => {
  const busy = await testServer({ callsPerMinute: 5 })
  const theirs = await busy.sessionOf(busy.here.student)
  const call = (path: string) => ask(busy.url, path, { headers: { cookie: theirs } })
  for (let count = 0; count < 5; count += 1) expect((await call('/trpc/session.current')).status).toBe(200)
  const refused = await call('/trpc/session.current')
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '60' } })
  expect(JSON.parse(refused.text).error.data.reason).toBe('too_many_calls')
  expect((await call('/trpc/session.current?batch=1')).status).toBe(429)
  const other = await busy.sessionOf(busy.here.teacher)
  expect((await ask(busy.url, '/trpc/session.current', { headers: { cookie: other } })).status).toBe(200)
})
