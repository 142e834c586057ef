import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@preau/db/database'
import { type Embedded, startEmbedded } from '@preau/db/embedded'
import { migrate } from '@preau/db/migrate'
import { sql } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import { Unusable } from './settings.ts'

export interface Base {
  url: string
  /** True while it answers. */
  answers(): Promise<boolean>
  /** Whoever serves tells of a lost connection: the PostgreSQL that came along may need a new start. */
  lost(): void
  stop(): Promise<void>
}

interface Options {
  databaseUrl: string | undefined
  dataDir: string
  say: (sentence: string) => void
  logger: Logger
}

/** The school's PostgreSQL: one's own, or the one that comes along and is started again whenever it falls. */
export async function openBase(options: Options): Promise<Base> {
  const { databaseUrl, logger } = options
  if (databaseUrl) {
    await check(databaseUrl)
    return { url: databaseUrl, answers: () => answers(databaseUrl), lost: () => {}, stop: async () => {} }
  }
  let stopping = false
  let restarting: Promise<void> | undefined
  let embedded: Embedded = await startEmbedded({ dataDir: options.dataDir, log: options.say, onExit: restart })
  const { url } = embedded
  await check(url)

  function restart() {
    if (stopping) return
    restarting ??= startAgain().finally(() => {
      restarting = undefined
    })
  }
  async function startAgain() {
    logger.warn('database ended, starting it again')
    while (!stopping) {
      try {
        embedded = await startEmbedded({ dataDir: options.dataDir, onExit: restart })
        logger.warn('database is back')
        return
      } catch (cause) {
        logger.error({ reason: cause instanceof Error ? cause.message : undefined }, 'database does not start')
        await wait(1000)
      }
    }
  }
  return {
    url,
    answers: () => answers(url),
    // Another process's server: nobody else tells us that it ended.
    lost: () => void (embedded.adopted && answers(url).then((alive) => alive || restart())),
    stop: async () => {
      stopping = true
      await restarting
      await embedded.stop()
    },
  }
}

async function answers(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function check(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('show server_version_num')
    const version = Number(rows[0]?.server_version_num)
    if (version < 150_000) {
      throw new Unusable(
        `Préau demande PostgreSQL 15 ou plus : celui de DATABASE_URL est en version ${Math.floor(version / 10_000)}.`,
      )
    }
  } catch (cause) {
    if (cause instanceof Unusable) throw cause
    throw new Unusable(`La base de DATABASE_URL ne s’ouvre pas : ${whyNot(cause)}.`)
  } finally {
    await client.end().catch(() => {})
  }
}

const reasons: Partial<Record<string, string>> = {
  ECONNREFUSED: 'aucun serveur n’écoute à cette adresse',
  ENOTFOUND: 'ce serveur est introuvable',
  EAI_AGAIN: 'ce serveur est introuvable',
  ETIMEDOUT: 'ce serveur ne répond pas',
  EHOSTUNREACH: 'ce serveur ne répond pas',
  ECONNRESET: 'ce serveur ne répond pas',
  ENOENT: 'aucun serveur n’écoute à cette adresse',
  '28P01': 'identifiant ou mot de passe refusé',
  '28000': 'ce compte n’a pas le droit d’entrer',
  '42501': 'ce compte n’a pas le droit d’y créer des tables et leurs extensions',
  '3D000': 'cette base n’existe pas',
}

function whyNot(cause: unknown) {
  const first = cause instanceof AggregateError ? cause.errors[0] : cause
  const code = first instanceof Error && 'code' in first ? String(first.code) : ''
  // pg gives these no code.
  if (first instanceof Error && /terminated|timeout expired/.test(first.message)) return 'ce serveur ne répond pas'
  return reasons[code] ?? (first instanceof Error ? first.message : 'raison inconnue')
}

/** Brings the schema to this version; a base that is not ours, or not writable, stops with a sentence. */
export async function prepare(database: Database) {
  try {
    await migrate(database.db)
  } catch (cause) {
    throw new Unusable(`La base n’a pas pu être mise à jour : ${whyNot(cause)}.`)
  }
}

/** Whether anybody may come in: the school is there, or its first admin waits for it. */
export async function isOpen({ db }: Database) {
  const { rows } = await sql`select 1 from school union all select 1 from account where role = 'admin' limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Whether a school lives here already. */
export async function hasSchool({ db }: Database) {
  const { rows } = await sql`select 1 from school`.execute(db)
  return rows.length > 0
}
