import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@preau/db/database'
import { migrate } from '@preau/db/migrate'
import { bringFiles, importFiles } from '@preau/server/cli/import'
import pg from 'pg'
import { type BenchSchool, monday } from './school.ts'

const sample = (path: string) => fileURLToPath(new URL(`../../../apps/server/samples/college/${path}`, import.meta.url))
const files = [
  'siecle/Nomenclature.xml',
  'siecle/Structures.xml',
  'siecle/ElevesAvecAdresses.xml',
  'siecle/ResponsablesAvecAdresses.xml',
  'sts/sts_emp_0920987Y_2026.xml',
  'sts/emp_sts_0920987Y_2026.xml',
].map(sample)

// In an order their foreign keys allow.
const tables = [
  ...[
    'account',
    'teaching_group',
    'group_division',
    'enrolment',
    'guardianship',
    'subject',
    'teaching',
    'form_teacher',
  ],
  ...['room', 'school_week', 'alternation', 'alternation_week', 'slot', 'slot_teacher'],
]

const median = (figures: number[]) => figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0

async function onFresh<T>({ url }: BenchSchool, name: string, work: (url: string) => Promise<T>) {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const fresh = new URL(url)
  fresh.pathname = `/${name}`
  try {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.query(`create database ${name}`)
    const database = openDatabase(fresh.href)
    await migrate(database.db)
    await database.close()
    return await work(fresh.href)
  } finally {
    await admin.end()
  }
}

/** Seconds to bring the collège in, reading included, and to COPY the rows it made into the same empty tables. */
export async function benchImport(school: BenchSchool) {
  const imported: number[] = []
  const copied: number[] = []
  let rows = 0
  for (let round = 0; round < 5; round += 1) {
    await onFresh(school, 'bench_import', async (url) => {
      const database = openDatabase(url)
      const brought = await bringFiles(files)
      const start = performance.now()
      const { refused } = await importFiles(database.db, brought, { now: monday })
      imported.push((performance.now() - start) / 1000)
      if (refused.length > 0) throw new Error(refused[0]?.reason)
      rows = 0
      for (const table of tables) {
        const path = join(school.dataDir, `${table}.copy`)
        const made = await database.pool.query(`copy ${table} to '${path}'`)
        rows += made.rowCount ?? 0
      }
      await database.close()
    })
    await onFresh(school, 'bench_copy', async (url) => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      const start = performance.now()
      await client.query('begin')
      for (const table of tables) await client.query(`copy ${table} from '${join(school.dataDir, `${table}.copy`)}'`)
      await client.query('commit')
      copied.push((performance.now() - start) / 1000)
      await client.end()
    })
  }
  const ratio = median(imported.map((seconds, round) => seconds / (copied[round] ?? 1)))
  return { rows, rowsPerSecond: rows / median(imported), seconds: median(imported), copySeconds: median(copied), ratio }
}
