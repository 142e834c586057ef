// Sets a fresh machine up and starts the rest, on any Node from 18: no dependency, plain JavaScript.
// What it says goes to stderr: stdout belongs to the command it starts.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

class Stop extends Error {}

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = join(root, 'node_modules/.bin')
const stampFile = join(root, 'node_modules/.preau-install')
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' }
const entries = {
  start: ['apps/server/src/main.ts'],
  preau: ['apps/server/src/cli/main.ts'],
  bench: ['infra/bench/src/main.ts'],
  test: ['infra/test/main.ts'],
  check: ['infra/test/main.ts', '--static'],
  build: undefined,
}
const withScreens = ['start', 'bench', 'build']

const [command = '', ...given] = process.argv.slice(2)
/** The child that runs, and the signal this script was last asked to end with. */
let current
let asked

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
// npm is the parent when it starts this (`exec` keeps the shell out of the way); killed, it can pass nothing on.
const parent = process.ppid
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || forward('SIGTERM'), 500).unref()
try {
  if (!(command in entries)) throw new Stop(`Commandes : ${Object.keys(entries).join(', ')}.`)
  const pnpm = await install()
  const node = findNode()
  env.PATH = [bin, dirname(pnpm), process.env.PATH].join(delimiter)
  if (withScreens.includes(command)) await build()
  if (entries[command]) {
    const [entry, ...options] = entries[command]
    process.exitCode = await run([...tie(), node, join(root, entry), ...options, ...given], { cwd: workingFolder() })
  }
} catch (cause) {
  if (!(cause instanceof Stop)) throw cause
  process.stderr.write(`${cause.message}\n`)
  process.exitCode = asked ? 128 + constants.signals[asked] : 1
}

/** Brings the libraries of the lockfile, unless nothing changed since; returns where pnpm is. */
async function install() {
  const wanted = fingerprint()
  const stamp = readStamp()
  if (stamp.wanted === wanted && existsSync(stamp.pnpm)) return stamp.pnpm
  rmSync(stampFile, { force: true })
  const pnpm = await step('Installation des bibliothèques (quelques minutes la première fois)', async () => {
    const found = findPnpm()
    // It must not ask anything: its output is not shown.
    await must([found, 'install', '--frozen-lockfile'], { ...env, CI: 'true' })
    return found
  })
  writeFileSync(stampFile, JSON.stringify({ wanted, pnpm }))
  return pnpm
}

async function build() {
  await step('Préparation des écrans', () =>
    must([join(bin, 'turbo'), 'run', 'build', '--output-logs=errors-only'], env),
  )
}

function fingerprint() {
  const rooms = ['apps', 'packages', 'infra'].flatMap((dir) =>
    readdirSync(join(root, dir)).map((room) => `${dir}/${room}`),
  )
  const manifests = ['.', 'e2e', ...rooms.sort()].map((room) => `${room}/package.json`)
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

/** The exact version the project names: another one would refuse the lockfile. */
function findPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const version = packageManager.replace(/^pnpm@|\+.*$/g, '')
  const places = (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, 'pnpm'))
  for (const pnpm of places) if (existsSync(pnpm) && ask([pnpm, '--version']) === version) return pnpm
  const pnpm = ask(['npx', '--yes', `--package=pnpm@${version}`, '-c', 'command -v pnpm'])
  if (pnpm) return pnpm
  throw new Stop(`\npnpm ${version} n’a pas pu être téléchargé : vérifiez l’accès au registre npm.`)
}

/** The Node of the lockfile, else the one that runs this. */
function findNode() {
  const node = join(bin, 'node')
  if (ask([node, '--version'])) return node
  const { node: version } = process.versions
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if ((major === 22 && minor >= 22) || (major === 24 && minor >= 15) || major >= 26) return process.execPath
  throw new Stop(`Préau demande Node 24 : cette machine a Node ${version}, et aucun n’est fourni pour elle.`)
}

/** Even killed without a word, this script takes what it started along, where the system can do that. */
function tie() {
  const words = ['setpriv', '--pdeathsig', 'TERM', '--']
  return process.platform === 'linux' && ask([...words, 'echo', 'tied']) ? words : []
}

/** Files named on the command line are where the person stands, not where npm goes. */
function workingFolder() {
  const asTyped = command === 'preau' && process.env.npm_lifecycle_event === 'preau' && process.env.INIT_CWD
  return asTyped || process.cwd()
}

/** The last line of what it answers, nothing when it fails. */
function ask([name, ...args]) {
  const { status, stdout } = spawnSync(name, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return status === 0 ? stdout.trim().split('\n').at(-1) : ''
}

async function step(title, work) {
  const before = Date.now()
  process.stderr.write(`${title}… `)
  const result = await work()
  process.stderr.write(`fait en ${Math.ceil((Date.now() - before) / 1000)} s.\n`)
  return result
}

/** Silent when it works; everything it said when it fails. */
async function must(line, environment) {
  const said = []
  const code = await run(line, { stdio: ['ignore', 'pipe', 'pipe'], env: environment }, said)
  if (asked) throw new Stop('interrompu.')
  if (code === 0) return
  process.stderr.write(`\n${Buffer.concat(said)}`)
  throw new Stop(`« ${line.slice(1).join(' ')} » a échoué.`)
}

function run([name, ...args], options, said) {
  return new Promise((resolve, reject) => {
    current = spawn(name, args, { cwd: root, env, stdio: 'inherit', ...options })
    for (const output of [current.stdout, current.stderr]) output?.on('data', (chunk) => said.push(chunk))
    current.once('error', reject)
    current.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

/** Ctrl-C reaches the child by itself, a signal sent to npm or to this script alone does not: it is told once. */
function forward(signal) {
  if (asked === signal) return
  asked = signal
  const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY
  setTimeout(() => current?.kill(signal), fromTerminal ? 1000 : 0).unref()
}
