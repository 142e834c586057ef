import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { ask, testServer } from '../testing.ts'

const dist = mkdtempSync(join(tmpdir(), 'preau-dist-'))
afterAll(() => rmSync(dist, { recursive: true, force: true }))
mkdirSync(join(dist, 'assets'))
const script = `console.log(${JSON.stringify('bonjour '.repeat(300))})`
writeFileSync(join(dist, 'assets/main-abc.js'), script)
writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Un</title>')
const { url } = await testServer({ distDirs: { student: dist, 'sign-in': join(dist, 'absent') } })

test('an app answers at any depth under its name, and only there', async () => {
  for (const path of ['/eleve', '/eleve/', '/eleve/devoirs/12?retour=1', '/eleve/%C3%A9t%C3%A9']) {
    const { status, text, headers } = await ask(url, path)
    expect([status, text]).toEqual([200, '<!doctype html><title>Un</title>'])
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
  }
  for (const path of ['/eleves', '/eleve/assets/absent.js', '/eleve/../../package.json', '/eleve/assets/%2e%2e/x']) {
    expect((await ask(url, path)).text).not.toContain('dependencies')
  }
  expect((await ask(url, '/eleves')).status).toBe(404)
  expect((await ask(url, '/eleve/assets/absent.js')).status).toBe(404)
  expect(await ask(url, '/')).toMatchObject({ status: 503, text: expect.stringContaining('npm start') })
})

test('assets travel squeezed and are kept for good', async () => {
  const get = (headers = {}) => ask(url, '/eleve/assets/main-abc.js', { headers })
  const br = await get({ 'accept-encoding': 'gzip, br' })
  expect(br.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
  })
  expect(brotliDecompressSync(br.body).toString()).toBe(script)
  expect(gunzipSync((await get({ 'accept-encoding': 'gzip' })).body).toString()).toBe(script)
  expect((await get()).text).toBe(script)
  expect(await get({ 'if-none-match': br.headers.etag })).toMatchObject({ status: 304, text: '' })
})

test('a new build is seen at once, and screens already open keep theirs', async () => {
  rmSync(join(dist, 'assets/main-abc.js'))
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Deux</title>')
  utimesSync(join(dist, 'index.html'), new Date(), new Date(Date.now() + 5000))
  expect((await ask(url, '/eleve')).text).toContain('Deux')
  expect((await ask(url, '/eleve/assets/main-abc.js')).text).toBe(script)
})
