import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sessionCookie } from '@preau/api/session'
import { startChild } from './child.ts'
import { cpuOf, residentOf } from './cpu.ts'
import { drive, openClient } from './load.ts'
import { queriesOfHome } from './queries.ts'
import type { BenchSchool } from './school.ts'

const connections = 16
const rounds = 5
const milliseconds = 3000

const median = (figures: number[]) => figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0

/** Requests per CPU-second of the Node process, Préau's and the bare one's in turn, on the same PostgreSQL. */
export async function benchHome(school: BenchSchool, postmaster: number) {
  const file = join(school.dataDir, 'queries.json')
  const queries = await queriesOfHome(school)
  await writeFile(file, JSON.stringify(queries))
  const served = await startChild('served.ts', [school.url, join(school.dataDir, 'served')])
  const memoryAtStart = residentOf(served.pid)
  const bare = await startChild('bare.ts', [school.url, file])
  const headers = { cookie: `${sessionCookie}=${school.student.token}` }
  const runOf = ({ url, pid }: { url: string; pid: number }, path: string) => {
    const client = openClient(url)
    const action = async () => {
      const { status, body } = await client.call({ path, headers })
      if (status !== 200) throw new Error(`${path}: ${status} ${body}`)
    }
    return async (time: number) => {
      const before = { node: cpuOf(pid), all: cpuOf(postmaster) }
      const done = await drive(action, connections, time)
      const node = cpuOf(pid) - before.node
      return { perSecond: (done * 1000) / node, all: (node + cpuOf(postmaster) - before.all) / done }
    }
  }
  const ours = runOf(served, '/trpc/home.student')
  const theirs = runOf(bare, '/')
  // Both are warm before anything counts.
  await ours(2000)
  await theirs(2000)
  const pairs: { ours: number; bare: number; cpu: number; bareCpu: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const one = await ours(milliseconds)
    const other = await theirs(milliseconds)
    pairs.push({ ours: one.perSecond, bare: other.perSecond, cpu: one.all, bareCpu: other.all })
  }
  const memoryAfter = residentOf(served.pid)
  await served.stop()
  await bare.stop()
  return {
    requestsPerCpuSecond: median(pairs.map((pair) => pair.ours)),
    barePerCpuSecond: median(pairs.map((pair) => pair.bare)),
    ratio: median(pairs.map((pair) => pair.ours / pair.bare)),
    ratioWithPostgres: median(pairs.map((pair) => pair.bareCpu / pair.cpu)),
    queries: queries.flat().length,
    memoryMb: { atStart: memoryAtStart, afterLoad: memoryAfter },
  }
}
