import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { Upload } from 'tus-js-client'
import { expect, test, vi } from 'vitest'
import { sweep } from '../jobs/sweep.ts'
import { ask, testServer } from '../testing.ts'
import { keptDirOf, uploadsDirOf } from './store.ts'

const served = await testServer()
const { url, school, database, here, elsewhere, informed, sessionOf } = served
const { db } = database
const cookie = await sessionOf(here.student)
const filesHost = new URL(school.filesOrigin).host

const encode = (text: string) => Buffer.from(text).toString('base64')
const tus = (who = cookie) => ({ cookie: who, origin: url, 'tus-resumable': '1.0.0' })

const begin = (name: string, size: number, who = cookie, requestKey = randomUUID()) =>
  ask(url, '/envois', {
    method: 'POST',
    headers: {
      ...tus(who),
      'upload-length': String(size),
      'upload-metadata': `filename ${encode(name)},requestKey ${encode(requestKey)}`,
    },
  })

const piece = (path: string, offset: number, body: Buffer, who = cookie) =>
  ask(url, path, {
    method: 'PATCH',
    headers: { ...tus(who), 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body,
  })

const head = (path: string, who = cookie) => ask(url, path, { method: 'HEAD', headers: tus(who) })

async function upload(name: string, body: Buffer, who = cookie) {
  const begun = await begin(name, body.length, who)
  const path = begun.headers.location
  if (!path) return { status: begun.status, said: begun.text, id: '' }
  const sent = await piece(path, 0, body, who)
  return { status: sent.status, said: sent.text, id: path.slice('/envois/'.length) }
}

async function linkTo(id: string, who = cookie) {
  const { text } = await ask(url, `/trpc/file.link?input=${encodeURIComponent(JSON.stringify({ fileId: id }))}`, {
    headers: { cookie: who },
  })
  const answer = JSON.parse(text)
  return answer.result ? String(answer.result.data.url).slice(school.filesOrigin.length) : answer.error.data.reason
}

const open = (path: string, headers: Record<string, string> = {}) => ask(url, path, { host: filesHost, headers })

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3000), Buffer.from('\n%%EOF')])
const photo = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#7a4' } })
    .withExif({ IFD0: { Make: 'Appareil' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 48/1 0/1' } })
    .jpeg()
    .toBuffer()

test('a cut upload goes on where it stopped, and is kept whole', async () => {
  const { headers } = await begin('Mon exposé.pdf', pdf.length)
  const path = headers.location ?? ''
  expect((await piece(path, 0, pdf.subarray(0, 1000))).headers['upload-offset']).toBe('1000')
  expect((await head(path)).headers).toMatchObject({ 'upload-offset': '1000', 'upload-length': String(pdf.length) })
  expect((await piece(path, 1000, pdf.subarray(1000))).status).toBe(204)
  const id = path.slice('/envois/'.length)
  expect(await db.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()).toMatchObject({
    name: 'Mon exposé.pdf',
    ownerId: here.student.id,
    mediaType: 'application/pdf',
    size: pdf.length,
    sha256: createHash('sha256').update(pdf).digest('hex'),
  })
  // Whoever lost the last answer is told that everything is there.
  expect((await head(path)).headers['upload-offset']).toBe(String(pdf.length))
  const got = await open(await linkTo(id))
  expect(got.body.equals(pdf)).toBe(true)
  expect(got.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="Mon expos_.pdf"; filename*=UTF-8''Mon%20expos%C3%A9.pdf`,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-site',
    'cache-control': 'no-store',
  })
})

test('the phone’s own client goes on after a tunnel', async () => {
  const film = Buffer.concat([pdf, randomBytes(200_000)])
  const options = {
    endpoint: `http://127.0.0.1:${new URL(url).port}/envois`,
    headers: { cookie, origin: url },
    chunkSize: 50_000,
    retryDelays: null,
    metadata: { filename: 'tunnel.pdf' },
  }
  const half = await new Promise<string>((resolve, reject) => {
    const cut = new Upload(film, {
      ...options,
      onError: reject,
      onChunkComplete: (_size, sent) => {
        if (sent >= 100_000) cut.abort().then(() => resolve(cut.url ?? ''), reject)
      },
    })
    cut.start()
  })
  await new Promise<void>((resolve, reject) => {
    new Upload(film, { ...options, uploadUrl: half, onError: reject, onSuccess: () => resolve() }).start()
  })
  const id = half.split('/').at(-1) ?? ''
  const row = await db.selectFrom('file').select(['size', 'sha256']).where('id', '=', id).executeTakeFirst()
  expect(row).toEqual({ size: film.length, sha256: createHash('sha256').update(film).digest('hex') })
})

test('the same file sent again from scratch is the same upload', async () => {
  const requestKey = randomUUID()
  const first = (await begin('a.pdf', pdf.length, cookie, requestKey)).headers.location ?? ''
  await piece(first, 0, pdf)
  const again = (await begin('a.pdf', pdf.length, cookie, requestKey)).headers.location ?? ''
  expect(again).toBe(first)
  expect((await piece(again, 0, pdf)).status).toBe(409)
  expect((await head(again)).headers['upload-offset']).toBe(String(pdf.length))
})

test('whole bytes whose end was never confirmed are kept when the phone comes back', async () => {
  const { headers } = await begin('b.pdf', pdf.length)
  const path = headers.location ?? ''
  const id = path.slice('/envois/'.length)
  await writeFile(join(uploadsDirOf(school.filesDir), id), pdf)
  const [one, other] = await Promise.all([head(path), head(path)])
  expect([one.status, other.status]).toEqual([200, 200])
  expect(await db.selectFrom('file').select('size').where('id', '=', id).execute()).toEqual([{ size: pdf.length }])
})

test('a photo is drawn again, upright, without the place it was taken', async () => {
  const body = await photo()
  expect((await sharp(body).metadata()).exif).toBeDefined()
  const { id, status } = await upload('IMG_001.JPG', body)
  expect(status).toBe(204)
  const kept = await open(await linkTo(id))
  expect(kept.headers['content-type']).toBe('image/jpeg')
  expect((await sharp(kept.body).metadata()).exif).toBeUndefined()
  expect(kept.headers['content-security-policy']).toContain('sandbox')
})

const zip = Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64')
const html = Buffer.from('<!doctype html><script>alert(1)</script>')

test.each([
  ['page.html', html, 415],
  ['dessin.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415],
  ['jeu.exe', Buffer.from('MZ'), 415],
  ['image.png', html, 415],
  ['copie.pdf', html, 415],
  ['copie.pdf', zip, 415],
  ['texte.txt', Buffer.from([0x4d, 0x5a, 0, 0, 1]), 415],
  ['texte.txt', pdf, 415],
  ['photo.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(500)]), 415],
  ['exposé.docx', zip, 415],
  ['vide.pdf', Buffer.alloc(0), 400],
])('%s is not kept', async (name, body, status) => {
  const refused = await upload(name, body)
  expect(refused.status).toBe(status)
  expect(refused.said).toMatch(/fichier|image/)
  expect(await readdir(uploadsDirOf(school.filesDir))).not.toContain(refused.id)
})

test('a bomb of a picture and a file too heavy are refused', async () => {
  const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  expect((await upload('bombe.png', bomb)).status).toBe(415)
  expect((await begin('film.mp4', 25_000_001)).status).toBe(413)
})

test('plain text is saved, never shown', async () => {
  const { id } = await upload('../../poème.txt', Buffer.from('Un poème\n<script>alert(1)</script>'))
  const { headers } = await open(await linkTo(id))
  expect(headers['content-disposition']).toBe(`attachment; filename="po_me.txt"; filename*=UTF-8''po%C3%A8me.txt`)
  expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'; frame-ancestors/)
})

test('nobody goes on with another’s upload, nor sends one from elsewhere', async () => {
  const { headers } = await begin('c.pdf', pdf.length)
  const path = headers.location ?? ''
  const stranger = await sessionOf(elsewhere.student)
  expect((await head(path, stranger)).status).toBe(404)
  expect((await piece(path, 0, pdf, stranger)).status).toBe(404)
  expect((await piece(path, 0, pdf, '')).status).toBe(401)
  const parts = { ...tus(), 'upload-length': '10', 'upload-metadata': `filename ${encode('a.pdf')}` }
  const inParts = { method: 'POST', headers: { ...parts, 'upload-concat': 'partial' } }
  expect((await ask(url, '/envois', inParts)).status).toBe(400)
  const abroad = { ...tus(), origin: 'https://ailleurs.example', 'upload-length': '10' }
  expect((await ask(url, '/envois', { method: 'POST', headers: abroad })).status).toBe(403)
  expect((await ask(url, path, { method: 'DELETE', headers: { ...tus(), origin: 'null' } })).status).toBe(403)
  const sibling = { ...tus(), 'sec-fetch-site': 'same-site' }
  expect((await ask(url, path, { method: 'PATCH', headers: sibling })).status).toBe(403)
  expect((await ask(url, path, { headers: tus() })).status).toBe(405)
  expect((await ask(url, '/envois/../secret', { method: 'HEAD', headers: tus() })).status).toBe(404)
})

test('a link opens one file, for a living session that keeps its right', async () => {
  const { id } = await upload('copie.pdf', pdf)
  const { id: other } = await upload('autre.pdf', pdf)
  const submission = await db
    .insertInto('submission')
    .values({
      homeworkId: here.homework.id,
      studentId: here.student.id,
      version: 1,
      body: '',
      submittedAt: served.now,
      late: false,
      sha256: '',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('submissionFile').values({ submissionId: submission.id, fileId: id, position: 1 }).execute()
  const [teacher, parent, strangers] = [here.teacher, informed, [elsewhere.teacher, elsewhere.parent, served.removed]]
  for (const who of [teacher, parent]) {
    const theirs = await sessionOf(who)
    expect((await open(await linkTo(id, theirs))).status).toBe(200)
    expect(await linkTo(other, theirs)).toBe('not_found')
  }
  for (const who of [...strangers, served.admin]) expect(await linkTo(id, await sessionOf(who))).toBe('not_found')

  const link = await linkTo(id)
  expect((await open(link.replace(id, other))).status).toBe(404)
  expect((await open(link.replace(/until=\d/, 'until=9'))).status).toBe(404)
  const theirs = await sessionOf(informed)
  const theirLink = await linkTo(id, theirs)
  expect((await open(theirLink)).status).toBe(200)
  await db.updateTable('guardianship').set({ access: 'none' }).where('parentId', '=', informed.id).execute()
  expect((await open(theirLink)).status).toBe(404)

  const mine = await sessionOf(here.student)
  const mineLink = await linkTo(id, mine)
  expect((await open(mineLink)).status).toBe(200)
  await ask(url, '/trpc/session.signOut', { method: 'POST', headers: served.json(mine) })
  expect((await open(mineLink)).status).toBe(404)
})

test('a link opens for a minute', async () => {
  const theirs = await sessionOf(here.teacher)
  const { id } = await upload('minute.pdf', pdf, theirs)
  const link = await linkTo(id, theirs)
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + 59_000)
  expect((await open(link)).status).toBe(200)
  vi.setSystemTime(Date.now() + 2_000)
  expect((await open(link)).status).toBe(404)
  vi.useRealTimers()
})

test('a film is read from the middle', async () => {
  const { id } = await upload('long.pdf', pdf)
  const link = await linkTo(id)
  const part = await open(link, { range: 'bytes=10-19' })
  expect(part).toMatchObject({ status: 206, headers: { 'content-range': `bytes 10-19/${pdf.length}` } })
  expect(part.body.equals(pdf.subarray(10, 20))).toBe(true)
  expect((await open(link, { range: 'bytes=-5' })).body.equals(pdf.subarray(-5))).toBe(true)
  expect((await open(link, { range: `bytes=${pdf.length}-` })).status).toBe(416)
})

test('each host keeps to its own', async () => {
  const { id } = await upload('d.pdf', pdf)
  const link = await linkTo(id)
  expect((await ask(url, link)).status).toBe(404)
  for (const path of ['/', '/connexion', '/livez', '/trpc/session.current', '/envois', '/eleve/']) {
    expect((await open(path, { cookie })).status).toBe(404)
  }
})

test('the sweep takes what nobody will ask for, and nothing else', async () => {
  const theirs = await sessionOf(here.teacher)
  const { id: used } = await upload('garde.pdf', pdf, theirs)
  const { id: unused } = await upload('oublie.pdf', pdf, theirs)
  await db.insertInto('homeworkFile').values({ homeworkId: here.homework.id, fileId: used, position: 1 }).execute()
  const orphan = join(keptDirOf(school.filesDir), randomUUID())
  await writeFile(orphan, 'perdu')
  const half = (await begin('demi.pdf', pdf.length, theirs)).headers.location?.slice('/envois/'.length) ?? ''
  await sweep(school)
  expect(await readdir(keptDirOf(school.filesDir))).toEqual(expect.arrayContaining([used, unused]))
  const later = new Date(Date.now() + 8 * 86_400_000)
  await utimes(orphan, 0, 0)
  await sweep(school, later)
  expect(await readdir(keptDirOf(school.filesDir))).toContain(used)
  expect(await readdir(keptDirOf(school.filesDir))).not.toContain(unused)
  expect(await readdir(uploadsDirOf(school.filesDir))).not.toContain(half)
  await expect(rm(orphan)).rejects.toThrow('ENOENT')
})

test('twenty uploads in ten minutes, then a pause', async () => {
  const theirs = await sessionOf(elsewhere.student)
  for (let count = 0; count < 20; count += 1) expect((await begin('a.pdf', 10, theirs)).status).toBe(201)
  expect((await begin('a.pdf', 10, theirs)).status).toBe(429)
})
