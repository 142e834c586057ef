import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { School } from '@preau/api/school'
import { type Db, openDatabase } from '@preau/db/database'
import pino, { type Logger } from 'pino'
import { isOpen, openBase, prepare } from './base.ts'
import { openFiles } from './files/serve.ts'
import { openUploads } from './files/uploads.ts'
import type { Errand } from './furnish.ts'
import { openAllowance } from './http/allowance.ts'
import { openHttp, type Place } from './http/app.ts'
import { type AppName, openPages } from './http/pages.ts'
import { sweepHourly } from './jobs/sweep.ts'
import { openLive } from './live.ts'
import { openDataDir, readSecret } from './secret.ts'
import { Unusable } from './settings.ts'

type Furnished = Omit<Errand, 'demo'>

export interface ServerOptions {
  /** None: the PostgreSQL that comes along, kept in `dataDir`. */
  databaseUrl?: string | undefined
  /** 0 takes any free one. */
  port?: number
  dataDir: string
  /** The school's clock; real time unless a test or a demo stops it. */
  clock?: () => Date
  distDirs?: Partial<Record<AppName, string>>
  /** Calls a minute for each person; no limit unless given. */
  callsPerMinute?: number
  origin?: string | undefined
  filesOrigin?: string | undefined
  /** Brings a school in, before the doors open. */
  furnish?: (place: Furnished) => Promise<void>
  /** Gives up a start under way, and ends what it began. */
  signal?: AbortSignal
  /** The clock that befits the school, asked again once it is furnished. */
  clockFor?: (db: Db) => Promise<{ clock: () => Date; stopped: boolean }>
  /** Progress, in French, for whoever waits. */
  say?: (sentence: string) => void
  logger?: Logger
}

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))

/** One school, served: the port first, so that a taken one is known at once, then the base, then the doors. */
export async function startServer(options: ServerOptions) {
  const { dataDir, say = () => {}, logger = pino({ level: 'silent' }) } = options
  openDataDir(dataDir)
  const closers: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const place: Place = {
      school: undefined,
      origin: '',
      filesOrigin: '',
      isReady: async () => false,
      version: version ?? '0',
      findPage: openPages(options.distDirs),
      allows: options.callsPerMinute ? openAllowance(options.callsPerMinute) : () => true,
      answerUpload: (_request, answer) => answer.writeHead(503).end(),
      answerFile: (_request, answer) => answer.writeHead(503).end(),
      endStreams: () => {},
      logger,
    }
    const port = await listen(place, options, closers)
    place.origin = options.origin ?? `http://localhost:${port}`
    place.filesOrigin = options.filesOrigin ?? `http://fichiers.localhost:${port}`
    const base = await openBase({ databaseUrl: options.databaseUrl, dataDir, say, logger })
    closers.push(base.stop)
    const filesDir = join(dataDir, 'files')
    mkdirSync(filesDir, { recursive: true, mode: 0o700 })
    const about = {
      filesDir,
      secret: readSecret(dataDir),
      origin: place.origin,
      filesOrigin: place.filesOrigin,
    }
    const timeOf = async (db: Db) => {
      const told = await options.clockFor?.(db)
      return { clock: told?.clock ?? options.clock ?? (() => new Date()), clockStopped: told?.stopped ?? false }
    }
    // Bringing a whole school in may take longer than any request should.
    const workshop = openDatabase(base.url, base.lost)
    await prepare(workshop).finally(workshop.close)
    options.signal?.throwIfAborted()
    await options.furnish?.({ url: base.url, ...about })
    options.signal?.throwIfAborted()
    const database = openDatabase(base.url, base.lost)
    closers.push(database.close)
    database.pool.on('connect', (client) => {
      void client.query("set statement_timeout = '5s'; set idle_in_transaction_session_timeout = '10s'").catch(() => {})
    })
    const time = await timeOf(database.db)
    const live = openLive({ url: base.url, db: database.db, clock: time.clock, logger })
    closers.push(live.close)
    const school: School = { ...database, ...about, ...time, follow: live.follow }
    place.isReady = async () => (await base.answers()) && (await isOpen(database).catch(() => false))
    place.answerUpload = openUploads(school, logger)
    place.answerFile = openFiles(school, logger)
    closers.push(sweepHourly(school, logger))
    place.school = school
    return { url: place.origin, school, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

async function listen(place: Place, options: ServerOptions, closers: (() => Promise<unknown>)[]) {
  const app = openHttp(place)
  await app.ready()
  const { server } = app
  // A school's own base means a real service, reached from elsewhere; the demo stays on this machine.
  const host = options.databaseUrl ? undefined : '127.0.0.1'
  server.listen(options.port ?? 0, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'EADDRINUSE')
      throw new Unusable(`Le port ${options.port} est déjà pris : choisissez-en un autre avec PORT.`)
    if (code === 'EACCES') throw new Unusable(`Le port ${options.port} est réservé : choisissez-en un autre avec PORT.`)
    throw cause
  }
  closers.push(async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeIdleConnections()
    place.endStreams()
    // What is being written may end; what never ends is cut.
    const late = setTimeout(() => server.closeAllConnections(), 1500)
    await closed
    clearTimeout(late)
    await app.close()
  })
  return addressOf(server.address())
}

function addressOf(address: AddressInfo | string | null) {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
