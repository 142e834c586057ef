import { randomUUID } from 'node:crypto'
import { type Actor, roleOf, type Side, sides, strangers } from '@preau/api/access-matrix/actors'
import type { Question } from '@preau/api/access-matrix/ask'
import { expected, policy, procedures, questions, sidesOf } from '@preau/api/access-matrix/run'
import { things } from '@preau/api/access-matrix/things'
import { appPath } from '@preau/domain/role'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { openHttp } from './http/app.ts'
import { routes } from './routes-matrix/routes.ts'
import { type Recorded, recorder, serveWorld } from './routes-matrix/school.ts'

const { school, db, url, world, as, sessionIdOf, putBack, linkTo, open, actors } = await serveWorld()
const { here, elsewhere, absent } = world.places
let cells = 0
afterAll(() => {
  process.stdout.write(`routes matrix: ${cells} cells over HTTP\n`)
})

const json = { origin: url, 'content-type': 'application/json' }

/** The request a browser would make for this question, if it makes one. */
async function recorded(question: Question, side: Side): Promise<Recorded | undefined> {
  const { call, calls } = recorder(school, world.now)
  const asked = { call, at: world.places[side], world, db, viewer: undefined, person: undefined, sessionId: undefined }
  await question.ask(asked).catch(() => {})
  return calls[0]
}

/** What the server says to this actor: the answer's text when it answers, its reason when it refuses. */
async function over(actor: Actor, { path, input }: Recorded) {
  cells += 1
  const body = JSON.stringify(input)
  const search = input === undefined ? '' : `?input=${encodeURIComponent(body)}`
  const { status, text } =
    procedures.get(path) === 'mutation'
      ? await as(actor, `/trpc/${path}`, { method: 'POST', headers: json, ...(body && { body }) })
      : await as(actor, `/trpc/${path}${search}`)
  return { status, text, reason: /"reason":"(\w+)"/.exec(text)?.[1] }
}

/** Everything but sessions, which a look pushes back. */
async function fingerprint() {
  const { rows } = await sql<{ print: string }>`
    select md5(string_agg(query_to_xml(format('select * from %I line order by line::text', tablename), true, true, '')::text,
      '' order by tablename)) as print
    from pg_tables where schemaname = 'public' and tablename not in ('session', 'sign_in_failure')`.execute(db)
  return rows[0]?.print
}

const rowsOf = Object.entries(policy).flatMap(([name, procedure]) =>
  Object.entries(procedure.rows).map(([row, rule]) => ({
    name,
    procedure,
    row,
    rule,
    question: questions[name]?.[row],
  })),
)

describe('whose session opens nothing is nobody, in every procedure', () => {
  for (const [name, procedure] of Object.entries(policy)) {
    test(name, async () => {
      const wrong: string[] = []
      let asked = 0
      for (const { row, rule, question } of rowsOf.filter((line) => line.name === name)) {
        for (const side of question ? sidesOf(rule) : []) {
          const call = question && (await recorded(question, side))
          for (const actor of call ? strangers : []) {
            const wanted = expected(procedure, rule, actor, side)
            if (!call || wanted === 'yes') continue
            asked += 1
            const { reason, text } = await over(actor, call)
            if (wanted === 'without' ? text.includes('"person":') : reason !== wanted)
              wrong.push(`${row}: ${actor} × ${side}: ${reason ?? text.slice(0, 80)}, not ${wanted}`)
          }
        }
      }
      expect(wrong).toEqual([])
      expect(asked).toBeGreaterThan(0)
    })
  }
})

test('who may look is answered over HTTP as well', async () => {
  const wrong: string[] = []
  for (const { name, row, rule, question } of rowsOf.filter((line) => procedures.get(line.name) === 'query')) {
    const actor = rule.here?.find((one) => !strangers.includes(one))
    const call = question && (await recorded(question, 'here'))
    if (!actor || !call) continue
    const { status } = await over(actor, call)
    if (status !== 200) wrong.push(`${name} · ${row}: ${actor}: ${status}`)
  }
  expect(wrong).toEqual([])
})

const forged: [string, string, Record<string, string>][] = [
  ['multipart', 'POST', { ...json, 'content-type': 'multipart/form-data; boundary=x' }],
  ['octet-stream', 'POST', { ...json, 'content-type': 'application/octet-stream' }],
  ['text', 'POST', { ...json, 'content-type': 'text/plain' }],
  ['form', 'POST', { ...json, 'content-type': 'application/x-www-form-urlencoded' }],
  ['no type', 'POST', { origin: url }],
  ['GET', 'GET', {}],
  ['override', 'GET', { ...json, 'x-http-method-override': 'POST' }],
  ['PUT', 'PUT', json],
  ['no origin', 'POST', { 'content-type': 'application/json' }],
  ['null origin', 'POST', { ...json, origin: 'null' }],
  ['the files’ host', 'POST', { ...json, origin: school.filesOrigin }],
  ['another site', 'POST', { ...json, 'sec-fetch-site': 'cross-site' }],
  ['a sibling site', 'POST', { ...json, 'sec-fetch-site': 'same-site' }],
]

test('no mutation is done for a page that is not ours, whoever is signed in', async () => {
  const before = await fingerprint()
  const done: string[] = []
  const mutations = [...procedures].flatMap(([name, type]) => (type === 'mutation' ? [name] : []))
  for (const name of mutations) {
    const line = rowsOf.find((one) => one.name === name && (one.rule.here?.length ?? 0) > 0)
    const actor = line?.rule.here?.find((one) => !strangers.includes(one))
    const call = line?.question && (await recorded(line.question, 'here'))
    if (!actor || !call) throw new Error(`nobody does ${name}`)
    for (const [how, method, headers] of forged) {
      cells += 1
      const body = method === 'GET' ? undefined : (JSON.stringify(call.input) ?? '')
      const search = method === 'GET' ? `?input=${encodeURIComponent(JSON.stringify(call.input) ?? '')}` : ''
      const { status } = await as(actor, `/trpc/${name}${search}`, {
        method,
        headers,
        ...(body !== undefined && { body }),
      })
      if (status < 400 || status >= 500) done.push(`${name}, ${how}: ${status}`)
    }
  }
  expect(done).toEqual([])
  expect(await fingerprint()).toBe(before)
  for (const actor of actors.filter((one) => !strangers.includes(one)))
    expect((await as(actor, '/trpc/session.current')).status).toBe(200)
})

test('the plain routes are those of the table, and answer as it says', async () => {
  const app = openHttp({
    ...{ school, origin: url, filesOrigin: school.filesOrigin, version: '0', logger: pino({ level: 'silent' }) },
    isReady: async () => true,
    findPage: () => undefined,
    allows: () => true,
    answerUpload: () => {},
    answerFile: () => {},
    endStreams: () => {},
  })
  await app.ready()
  const lines = [...app.printRoutes({ commonPrefix: false }).matchAll(/── (\S+) \((.*)\)/g)]
  const names = lines.flatMap(([, path = '', methods = '']) =>
    methods
      .split(', ')
      .flatMap((method) => (method === 'HEAD' ? [] : [`${method} ${path === '/' ? path : `/${path}`}`])),
  )
  await app.close()
  expect(names.sort()).toEqual(Object.keys(routes).sort())
  const wrong: string[] = []
  for (const { method = 'GET', path, nobody, somebody, ...sent } of Object.values(routes).flat()) {
    for (const actor of actors) {
      cells += 1
      const { status, headers } = await as(actor, path, { method, ...sent })
      const wanted = strangers.includes(actor) ? nobody : somebody
      if (status !== wanted) wrong.push(`${method} ${path}: ${actor}: ${status}, not ${wanted}`)
      const role = roleOf[actor]
      if (status === 303 && (!role || headers.location !== appPath[role])) wrong.push(`${path}: ${actor}: elsewhere`)
    }
  }
  expect(wrong).toEqual([])
})

test('a file’s link opens for those who may see the file, and for nobody else', async () => {
  const files = questions['file.link'] ?? {}
  const procedure = policy['file.link']
  const wrong: string[] = []
  for (const [row, rule] of Object.entries(procedure?.rows ?? {})) {
    for (const side of sides) {
      const question = files[row]
      const call = question && (await recorded(question, side))
      const fileId = /"fileId":"(.*?)"/.exec(JSON.stringify(call?.input))?.[1] ?? ''
      for (const actor of actors) {
        cells += 1
        await putBack(actor)
        const { status } = await open(linkTo(fileId, sessionIdOf(actor)))
        const wanted = procedure && expected(procedure, rule, actor, side) === 'yes' ? 200 : 404
        if (status !== wanted) wrong.push(`${row}: ${actor} × ${side}: ${status}, not ${wanted}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('a link is good for one file, one session, one minute, and for reading', async () => {
  const [file, session] = [here.id('copyFile'), sessionIdOf('guardian')]
  const link = linkTo(file, session)
  expect((await open(link)).text).toBe('oui')
  const others = [
    link.replace(file, here.id('lessonFile')),
    link.replace(session, sessionIdOf('teacher')),
    link.replace(/sign=.*/, 'sign='),
    link.replace(/until=\d+/, `until=${Date.now() + 3_600_000}`),
    linkTo(file, session, Date.now() - 1),
    `/${file}/devoir.txt`,
    `/${file}`,
    '/',
    '/livez',
    '/trpc/session.current',
    '/envois',
  ]
  for (const other of others) expect((await open(other)).status).toBe(404)
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await open(link, method)).status).toBe(404)
})

const encode = (text: string) => Buffer.from(text).toString('base64')
const tus = { origin: url, 'tus-resumable': '1.0.0' }

function begin(actor: Actor, headers: Record<string, string> = {}) {
  const metadata = `filename ${encode('copie.txt')},requestKey ${encode(randomUUID())}`
  const sent = { ...tus, 'upload-length': '5', 'upload-metadata': metadata, ...headers }
  return as(actor, '/envois', { method: 'POST', headers: sent })
}

test('uploads begin for whoever is signed in, and go on for whoever began them', async () => {
  const wrong: string[] = []
  const say = (what: string, actor: Actor, status: number, wanted: number) => {
    cells += 1
    if (status !== wanted) wrong.push(`${what}: ${actor}: ${status}, not ${wanted}`)
  }
  const opened = async (actor: Actor) => (await begin(actor)).headers.location ?? ''
  const paths = { pupil: await opened('pupil'), pupilElsewhere: await opened('pupilElsewhere') }
  const nowhere = `/envois/${absent.id('pupilFile')}`
  const piece = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
  for (const actor of actors) {
    const isNobody = strangers.includes(actor)
    say('begin', actor, (await begin(actor)).status, isNobody ? 401 : 201)
    say('begin elsewhere', actor, (await begin(actor, { origin: 'https://ailleurs.fr' })).status, 403)
    for (const path of [paths.pupil, paths.pupilElsewhere, nowhere]) {
      const isOwn =
        actor === 'pupil' ? path === paths.pupil : actor === 'pupilElsewhere' && path === paths.pupilElsewhere
      const refused = isNobody ? 401 : 404
      say('look', actor, (await as(actor, path, { method: 'HEAD', headers: tus })).status, isOwn ? 200 : refused)
      if (isOwn) continue
      say('send', actor, (await as(actor, path, { method: 'PATCH', headers: piece, body: 'salut' })).status, refused)
      say('drop', actor, (await as(actor, path, { method: 'DELETE', headers: tus })).status, refused)
    }
    for (const method of ['GET', 'PUT', 'OPTIONS'])
      say(method, actor, (await as(actor, '/envois', { method })).status, 405)
  }
  for (const actor of ['pupil', 'pupilElsewhere'] as const) {
    const sent = await as(actor, paths[actor], { method: 'PATCH', headers: piece, body: 'salut' })
    say('send', actor, sent.status, 204)
  }
  expect(wrong).toEqual([])
})

test('every thing of the table exists in both classes', () => {
  for (const place of [here, elsewhere]) expect([...place.ids.keys()].sort()).toEqual([...things].sort())
})
