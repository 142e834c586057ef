import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findLauncher, type Launcher } from './embedded/binaries.ts'
import { ensureCluster, ensureSocketDir, plainEnvironment, readPassword, superuser } from './embedded/cluster.ts'
import { EmbeddedFailure } from './embedded/failure.ts'
import { findPostmaster } from './embedded/postmaster.ts'

type Options = {
  /** Holds the cluster, its password, its socket and its log; kept between runs. */
  dataDir: string
  /** Progress, in French, for whoever waits. */
  log?: (sentence: string) => void
  /** For tests: nothing survives a power cut. */
  fast?: boolean
  /** PostgreSQL ended and nobody asked it to: start again, the address stays the same. */
  onExit?: () => void
}

export type Embedded = {
  url: string
  stop: () => Promise<void>
  /** Another process started it and will stop it. */
  adopted: boolean
}

type Place = { dataDir: string; cluster: string; socketDir: string; logFile: string; launcher: Launcher }

const database = 'preau'
const port = 5432
const patience = 120_000

/**
 * The PostgreSQL that `npm start` brings. It lives as long as the thread that started it: kill Node and it shuts down;
 * kill PostgreSQL and the next start recovers.
 */
export async function startEmbedded({ dataDir: given, log, fast = false, onExit }: Options): Promise<Embedded> {
  mkdirSync(given, { recursive: true, mode: 0o700 })
  // Two names for one folder must lead to one server.
  const dataDir = realpathSync(given)
  const launcher = findLauncher()
  log?.('Préparation de la base de données…')
  const cluster = await ensureCluster(dataDir, launcher, fast)
  const socketDir = ensureSocketDir(dataDir, launcher.owner)
  const place = { dataDir, cluster, socketDir, logFile: join(dataDir, 'postgres.log'), launcher }
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    const running = findPostmaster(cluster)
    if (running?.ready) {
      const url = address(dataDir, running.socketDir, running.port)
      if (await accepts(url)) return { url: await ensureDatabase(url), adopted: true, stop: async () => {} }
    }
    // Another process is starting it, or it is on its way out.
    if (running) await wait(50)
    else {
      const child = await launch(place, fast, deadline)
      if (child) return await keep(child, address(dataDir, socketDir, port), onExit)
      await wait(200)
    }
  }
  throw new EmbeddedFailure(`La base de données ne répond pas. Son journal : ${place.logFile}`)
}

/** Undefined when a server, or the remains of a killed one, still hold the cluster: worth another try. */
async function launch(place: Place, fast: boolean, deadline: number) {
  const { launcher, logFile } = place
  const output = openSync(logFile, 'a', 0o600)
  if (statSync(logFile).size > 5_000_000) truncateSync(logFile)
  const before = statSync(logFile).size
  const [command = '', ...rest] = [...launcher.prefix, launcher.postgres, ...settings(place, fast)]
  // Its own session: Ctrl-C in the terminal is for the server, which closes its database last.
  const child = spawn(command, rest, { detached: true, stdio: ['ignore', output, output], env: plainEnvironment() })
  closeSync(output)
  // Whoever forgets to stop it can still end.
  child.unref()
  const url = address(place.dataDir, place.socketDir, port)
  const isOurs = () => findPostmaster(place.cluster)?.pid === child.pid
  while (isAlive(child) && Date.now() < deadline) {
    if (isOurs() && (await accepts(url))) return child
    await wait(20)
  }
  if (isAlive(child)) {
    await end(child)
    return undefined
  }
  const said = readFileSync(logFile).subarray(before).toString().trim()
  if (/postmaster\.pid|shared memory/.test(said)) return undefined
  throw new EmbeddedFailure(`La base de données n’a pas démarré. Son journal : ${logFile}\n${said}`)
}

function settings({ cluster, socketDir }: Place, fast: boolean) {
  const options = [
    // Reached through a socket in a private folder: no port to be free, nothing for the network to find.
    `unix_socket_directories="${socketDir.replaceAll('"', '""')}"`,
    'unix_socket_permissions=0700',
    'listen_addresses=',
    `port=${port}`,
    'timezone=UTC',
    'log_timezone=UTC',
    ...(fast
      ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'autovacuum=off']
      : []),
  ]
  return ['-D', cluster, ...options.flatMap((option) => ['-c', option])]
}

/** Understood by `new URL`, by pg and by libpq alike: the folder of the socket stands in `host`. */
function address(dataDir: string, socketDir: string, at: number) {
  const host = encodeURIComponent(socketDir)
  return `postgres://${superuser}:${readPassword(dataDir)}@localhost:${at}/postgres?host=${host}`
}

async function accepts(url: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch (cause) {
    if (cause instanceof pg.DatabaseError && cause.code === '28P01') {
      throw new EmbeddedFailure('La base de données refuse le mot de passe gardé à côté d’elle.')
    }
    return false
  }
}

async function keep(child: ChildProcess, url: string, onExit?: () => void): Promise<Embedded> {
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= end(child)
    return stopping
  }
  child.once('exit', () => {
    if (!stopping) onExit?.()
  })
  return { url: await ensureDatabase(url), adopted: false, stop }
}

/** SIGINT rolls back what runs and writes everything down; SIGQUIT leaves the rest to the next start. */
async function end(child: ChildProcess) {
  if (!isAlive(child)) return
  child.ref()
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), 20_000)
  await gone
  clearTimeout(late)
}

function isAlive(child: ChildProcess) {
  return child.exitCode === null && child.signalCode === null
}

async function ensureDatabase(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found = await client.query('select 1 from pg_database where datname = $1', [database])
  try {
    if (found.rowCount === 0) await client.query(`create database ${database}`)
  } catch (cause) {
    // Somebody else was just as quick: the database is there all the same.
    if (!(cause instanceof pg.DatabaseError && /^(42P04|23505)$/.test(cause.code ?? ''))) throw cause
  } finally {
    await client.end()
  }
  const home = new URL(url)
  home.pathname = `/${database}`
  return home.href
}
