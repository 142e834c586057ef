import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { smallSchool } from '@preau/db/small-school'
import { afterAll, expect, test } from 'vitest'
import { startServer } from './server.ts'
import { ask } from './testing.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'preau-main-'))
const children = new Set<ChildProcess>()
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

function start(env: Record<string, string>, words: string[] = []) {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, ...words], {
    env: { PATH: process.env['PATH'] ?? '', PREAU_DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said.out += piece
  })
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    said.err += piece
  })
  const ended = once(child, 'close').then(([code]) => ({ code, ...said }))
  return { child, said, ended }
}

/** Looks again until it is so; a test that hopes in vain ends by its own time limit. */
async function until(isSo: () => Promise<boolean> | boolean) {
  while (!(await isSo())) await wait(50)
}

const postmaster = () => Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const file = join(dataDir, 'un-fichier')
writeFileSync(file, '')

test.each([
  ['a port that is none', { PORT: 'http' }, [], 'PORT doit être un nombre'],
  ['an address that is none', { DATABASE_URL: 'mysql://localhost/x' }, [], 'DATABASE_URL n’est pas une adresse'],
  ['a base that is away', { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, [], 'aucun serveur n’écoute'],
  ['a folder that is none', { PREAU_DATA_DIR: file }, [], 'ne peut pas recevoir les données'],
  ['an address with a path', { PREAU_ORIGIN: 'https://x.fr/preau' }, [], 'PREAU_ORIGIN doit être une adresse'],
  ['one address of two', { PREAU_ORIGIN: 'https://x.fr' }, [], 'vont ensemble'],
  ['twice one address', { PREAU_ORIGIN: 'https://x.fr', PREAU_FILES_ORIGIN: 'https://x.fr' }, [], 'un autre hôte'],
  ['a school unheard of', {}, ['--school', 'lycee'], 'Usage'],
])('%s stops with one sentence', async (_name, env, words, sentence) => {
  const { code, err } = await start(env, words).ended
  expect(code).toBe(1)
  expect(err).toContain(sentence)
  expect(err.trim().split('\n')).toHaveLength(1)
})

test('opens an empty school, ends at once when asked, and leaves nothing running', async () => {
  const first = start({}, ['--empty'])
  await until(() => first.said.out.includes('Préau est ouvert'))
  const [, url = ''] = /(http:\/\/localhost:\d+)/.exec(first.said.out) ?? []
  expect((await ask(url, '/livez')).status).toBe(200)
  const pid = postmaster()
  const before = Date.now()
  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
  expect(Date.now() - before).toBeLessThan(5000)
  expect(isAlive(pid)).toBe(false)
})

test('killed without a word, it takes its database along, and starts again', async () => {
  const first = start({}, ['--empty'])
  await until(() => first.said.out.includes('Préau est ouvert'))
  const pid = postmaster()
  first.child.kill('SIGKILL')
  await first.ended
  await until(() => !isAlive(pid))
  const second = start({}, ['--empty'])
  await until(() => second.said.out.includes('Préau est ouvert'))
  second.child.kill('SIGINT')
  expect((await second.ended).code).toBe(0)
})

test('a database that is killed comes back under the same server', async () => {
  const server = await startServer({ dataDir })
  try {
    await smallSchool(server.school.db)
    const status = async () => (await ask(server.url, '/readyz')).status
    expect(await status()).toBe(200)
    const pid = postmaster()
    process.kill(pid, 'SIGKILL')
    await until(() => !isAlive(pid))
    expect((await ask(server.url, '/livez')).status).toBe(200)
    await until(async () => (await status()) === 200)
    expect(postmaster()).not.toBe(pid)
    const { text } = await ask(server.url, '/trpc/session.welcome')
    expect(JSON.parse(text).result.data.schoolName).toBe('Collège de l’Essai')
  } finally {
    await server.close()
  }
})
