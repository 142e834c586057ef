import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startEmbedded } from './embedded.ts'

const patient = { timeout: 30_000, interval: 50 }
const endings: (() => unknown)[] = []
let dataDir = ''

beforeEach(() => {
  const home = mkdtempSync(join(tmpdir(), 'préau "base" de données, '))
  dataDir = join(home, 'une école')
  endings.push(() => rmSync(home, { recursive: true, force: true }))
})

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function start({ fast = true, onExit }: { fast?: boolean; onExit?: () => void } = {}) {
  const embedded = await startEmbedded({ dataDir, fast, onExit })
  endings.push(embedded.stop)
  return embedded
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const answer: pg.QueryResult<Record<string, unknown>> = await client.query(sql)
    return answer.rows
  } finally {
    await client.end()
  }
}

/** A Node process of its own, which starts the database, says where, and does nothing more. */
async function startElsewhere() {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)})
    console.log((await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })).url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  endings.push(() => kill(child))
  const [url]: string[] = await once(createInterface(child.stdout), 'line')
  return { child, url: url ?? '' }
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

function postmaster() {
  return Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('what is written is there at the next start, and French words are sorted as in a dictionary', async () => {
  const first = await start()
  await query(first.url, `create table word as select unnest(array['zoo', 'école', 'Éric', 'eau']) as spelled`)
  await first.stop()
  const second = await start()
  expect(second).toMatchObject({ url: first.url, adopted: false })
  const sorted = await query(second.url, 'select spelled from word order by spelled')
  expect(sorted.map((row) => row['spelled'])).toEqual(['eau', 'école', 'Éric', 'zoo'])
  const [checksums] = await query(second.url, 'show data_checksums')
  expect(checksums).toEqual({ data_checksums: 'on' })
})

test('nobody comes in without the password, which only its owner can read', async () => {
  const { url } = await start()
  const stranger = new URL(url)
  stranger.password = 'devine'
  await expect(query(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600)
})

test('Node killed: the database shuts down by itself, nothing is lost', async () => {
  const { child, url } = await startElsewhere()
  await query(url, 'create table kept as select 1 as here')
  const pid = postmaster()
  await kill(child)
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patient)
  const [last = ''] = readFileSync(join(dataDir, 'postgres.log'), 'utf8').trim().split('\n').reverse()
  expect(last).toContain('database system is shut down')
  expect(await query((await start()).url, 'select here from kept')).toEqual([{ here: 1 }])
})

test('PostgreSQL killed: its owner is told, and the next start recovers at the same address', async () => {
  const onExit = vi.fn()
  const first = await start({ fast: false, onExit })
  await query(first.url, 'create table kept as select 1 as here')
  process.kill(postmaster(), 'SIGKILL')
  await vi.waitFor(() => expect(onExit).toHaveBeenCalledOnce(), patient)
  const second = await start()
  expect(second).toMatchObject({ url: first.url, adopted: false })
  expect(await query(second.url, 'select here from kept')).toEqual([{ here: 1 }])
})

test('a stop that was asked for is no accident', async () => {
  const onExit = vi.fn()
  const embedded = await start({ onExit })
  const pid = postmaster()
  await Promise.all([embedded.stop(), embedded.stop()])
  expect(isAlive(pid)).toBe(false)
  expect(onExit).not.toHaveBeenCalled()
})

test('a database another process runs is used and left running', async () => {
  const { child, url } = await startElsewhere()
  const alias = `${dataDir} bis`
  symlinkSync(dataDir, alias)
  const guest = await startEmbedded({ dataDir: alias })
  expect(guest).toMatchObject({ url, adopted: true })
  await guest.stop()
  expect(await query(url, 'select 1 as here')).toEqual([{ here: 1 }])
  const pid = postmaster()
  await kill(child)
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patient)
})

test('two first starts at once end with one database', async () => {
  const [one, other] = await Promise.all([startElsewhere(), startElsewhere()])
  expect(one.url).toBe(other.url)
  expect(await query(one.url, 'select 1 as here')).toEqual([{ here: 1 }])
  const pid = postmaster()
  await Promise.all([kill(one.child), kill(other.child)])
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patient)
})

test('a lock that names somebody else’s process stops nothing', async () => {
  await (await start()).stop()
  const bystander = spawn('sleep', ['600'])
  endings.push(() => kill(bystander))
  const lock = [bystander.pid, join(dataDir, 'cluster'), 1, 5432, join(dataDir, 'socket'), '', '', 'ready', '']
  writeFileSync(join(dataDir, 'cluster/postmaster.pid'), lock.join('\n'))
  expect(await start()).toMatchObject({ adopted: false })
})

test('a folder too deep for a socket gets a private one elsewhere', async () => {
  dataDir = join(dataDir, 'très-profond-'.repeat(12))
  const { url } = await start()
  const socketDir = new URL(url).searchParams.get('host') ?? ''
  endings.push(() => rmSync(socketDir, { recursive: true, force: true }))
  expect(socketDir).toMatch(/^\/tmp\/preau-/)
  expect(await query(url, 'select 1 as here')).toEqual([{ here: 1 }])
})

test('a database that cannot start says so and shows why', async () => {
  await (await start()).stop()
  writeFileSync(join(dataDir, 'cluster/PG_VERSION'), '7\n')
  await expect(start()).rejects.toThrow(/n’a pas démarré[\s\S]*not compatible/)
})
