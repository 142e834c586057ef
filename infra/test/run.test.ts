import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'

let project = ''

// A project of three files, and a pnpm that only keeps a diary.
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'preau run '))
  write('package.json', JSON.stringify({ packageManager: 'pnpm@9.8.7', type: 'module' }))
  write('pnpm-lock.yaml', 'first')
  write('packages/one/package.json', '{}')
  pnpm('9.8.7', 'mkdir -p node_modules/.bin')
  write('infra/run.mjs', '')
  copyFileSync(new URL('../run.mjs', import.meta.url), join(project, 'infra/run.mjs'))
  write('apps/server/src/cli/main.ts', 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3')
})

afterEach(() => rmSync(project, { recursive: true, force: true }))

function write(path: string, content: string) {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), content)
}

function pnpm(version: string, install: string) {
  const diary = `if [ "$1" = --version ]; then echo ${version}; else echo "$@" >> diary; ${install}; fi`
  write('tools/pnpm', `#!/bin/sh\n${diary}\n`)
  chmodSync(join(project, 'tools/pnpm'), 0o755)
}

function launch(...args: string[]) {
  const env = { ...process.env, PATH: `${join(project, 'tools')}:${process.env['PATH']}` }
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  return spawn(process.execPath, ['infra/run.mjs', ...args], { cwd: project, env, stdio: [...stdio] })
}

async function run(...args: string[]) {
  const child = launch(...args)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)])
  return { out, err, code: child.exitCode }
}

async function ended(child: ChildProcess) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

const installs = () => readFileSync(join(project, 'diary'), 'utf8').trim().split('\n')

test('a command gets its arguments, gives its exit code, and has stdout for itself', async () => {
  const { out, err, code } = await run('preau', 'import', 'un fichier.xml', '--json')
  expect(out).toBe('["import","un fichier.xml","--json"]\n')
  expect(err).toMatch(/^Installation des bibliothèques .*fait en \d+ s\.\n$/)
  expect(code).toBe(3)
})

test('libraries are brought once, and again when the lockfile changed', async () => {
  await run('preau')
  expect((await run('preau')).err).toBe('')
  expect(installs()).toEqual(['install --frozen-lockfile'])
  write('pnpm-lock.yaml', 'second')
  await run('preau')
  expect(installs()).toHaveLength(2)
})

test('an installation that fails says why, starts nothing, and is tried again', async () => {
  pnpm('9.8.7', 'echo le disque est plein; exit 1')
  const { out, err, code } = await run('preau')
  expect({ out, code }).toEqual({ out: '', code: 1 })
  expect(err).toContain('le disque est plein')
  pnpm('9.8.7', 'mkdir -p node_modules/.bin')
  expect((await run('preau')).code).toBe(3)
})

async function launchPatient(signal: string) {
  const goodbye = `process.on('${signal}', () => { console.log('au revoir'); process.exit(0) })`
  write('apps/server/src/cli/main.ts', `${goodbye}; setInterval(() => {}, 1000); console.log('prêt')`)
  const child = launch('preau')
  const lines = createInterface(child.stdout)
  await once(lines, 'line')
  return { child, last: once(lines, 'line') }
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s reaches what runs, which ends in its own time', async (signal) => {
  const { child, last } = await launchPatient(signal)
  child.kill(signal)
  expect(await last).toEqual(['au revoir'])
  await ended(child)
  expect(child.exitCode).toBe(0)
})

test.runIf(process.platform === 'linux')('killed without a word, it leaves nothing running', async () => {
  const { child, last } = await launchPatient('SIGTERM')
  child.kill('SIGKILL')
  expect(await last).toEqual(['au revoir'])
})

test('a command nobody knows is answered with those that exist', async () => {
  const { err, code } = await run('bavarder')
  expect(err).toBe('Commandes : start, preau, bench, test, check, build.\n')
  expect(code).toBe(1)
})
