import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export type Postmaster = { pid: number; port: number; socketDir: string; ready: boolean }

/** The server that holds this cluster, if one lives; a file left by a dead one is no server. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port, socketDir = '', , , status = ''] = readFileSync(file, 'utf8').split('\n')
  if (!isAlive(Number(pid))) return undefined
  const command = commandLine(Number(pid))
  if (!command.includes(cluster)) {
    // The number is now somebody else's (containers start counting again), and PostgreSQL would refuse to start.
    if (!command.includes('postgres')) rmSync(file, { force: true })
    return undefined
  }
  return { pid: Number(pid), port: Number(port), socketDir, ready: status.trim() === 'ready' }
}

export function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function commandLine(pid: number) {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
