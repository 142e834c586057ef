import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

interface Process {
  parent: number
  /** Milliseconds of CPU, its dead children's included. */
  cpu: number
}

function processOf(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [utime = 0, stime = 0, deadUser = 0, deadSystem = 0] = fields.slice(11, 15).map(Number)
    return { parent: Number(fields[1]), cpu: ((utime + stime + deadUser + deadSystem) * 1000) / ticksPerSecond }
  } catch {
    // It ended between the listing and the reading: its parent has its time.
    return undefined
  }
}

/** Milliseconds of CPU spent so far by this process and all that descend from it, living or reaped. */
export function cpuOf(pid: number) {
  const all = new Map<number, Process>()
  for (const name of readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? processOf(Number(name)) : undefined
    if (found) all.set(Number(name), found)
  }
  const sum = (id: number): number => {
    const children = [...all].filter(([, { parent }]) => parent === id)
    return (all.get(id)?.cpu ?? 0) + children.reduce((total, [child]) => total + sum(child), 0)
  }
  return sum(pid)
}

/** Resident memory of one process, in MB. */
export function residentOf(pid: number) {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? []
  return Number(kilobytes) / 1024
}
