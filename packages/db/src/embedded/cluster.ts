import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Launcher } from './binaries.ts'
import { EmbeddedFailure } from './failure.ts'
import { isAlive } from './postmaster.ts'

export const superuser = 'preau'

/** Neither a shell's PG… variables nor its language may change what PostgreSQL does. */
export function plainEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

/** Made aside and moved whole: a first start cut short leaves nothing half made, and two at once agree. */
export async function ensureCluster(dataDir: string, launcher: Launcher, fast: boolean) {
  if (launcher.owner !== undefined) chownSync(dataDir, launcher.owner, launcher.owner)
  const cluster = join(dataDir, 'cluster')
  if (existsSync(join(cluster, 'PG_VERSION'))) return cluster
  sweep(dataDir)
  const fresh = join(dataDir, `cluster.new-${process.pid}`)
  const options = ['-U', superuser, '-A', 'scram-sha-256', '--pwfile', ensurePassword(dataDir, launcher.owner)]
  const french = ['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr']
  await run([...launcher.prefix, launcher.initdb, '-D', fresh, ...options, ...french, '-k', ...(fast ? ['-N'] : [])])
  try {
    renameSync(fresh, cluster)
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw cause
  }
  return cluster
}

export function readPassword(dataDir: string) {
  const file = join(dataDir, 'password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  throw new EmbeddedFailure(`Le mot de passe de la base a disparu : ${file} manque.`)
}

/** Linked into place whole, and only if nobody was faster: two first starts must use one password. */
function ensurePassword(dataDir: string, owner: number | undefined) {
  const file = join(dataDir, 'password')
  if (existsSync(file)) return file
  const fresh = `${file}.new-${process.pid}`
  writeFileSync(fresh, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (owner !== undefined) chownSync(fresh, owner, owner)
  try {
    linkSync(fresh, file)
  } catch (cause) {
    if (!existsSync(file)) throw cause
  }
  rmSync(fresh, { force: true })
  return file
}

/** A socket's path has 107 bytes at most, and its folder is ours alone. */
export function ensureSocketDir(dataDir: string, owner: number | undefined) {
  const near = join(dataDir, 'socket')
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const dir = Buffer.byteLength(near) <= 90 ? near : `/tmp/preau-${name}`
  if (!existsSync(dir)) mkdirSync(dir, { mode: 0o700 })
  if (owner !== undefined) chownSync(dir, owner, owner)
  const found = lstatSync(dir)
  const ours = found.isDirectory() && found.uid === (owner ?? process.getuid?.()) && (found.mode & 0o077) === 0
  if (ours) return dir
  throw new EmbeddedFailure(`Le dossier ${dir} appartient à quelqu’un d’autre : supprimez-le, puis recommencez.`)
}

/** Half-made clusters of first starts that were killed. */
function sweep(dataDir: string) {
  for (const name of readdirSync(dataDir)) {
    const pid = Number(/^cluster\.new-(\d+)$/.exec(name)?.[1] ?? Number.NaN)
    if (pid && (pid === process.pid || !isAlive(pid))) {
      rmSync(join(dataDir, name), { recursive: true, force: true })
    }
  }
}

async function run([command = '', ...rest]: string[]) {
  const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'pipe'], env: plainEnvironment() })
  const [said, code] = await Promise.all([
    text(child.stderr),
    new Promise((resolve, reject) => child.on('error', reject).on('close', resolve)),
  ])
  if (code !== 0) throw new EmbeddedFailure(`La base de données n’a pas pu être créée.\n${said.trim()}`)
}
