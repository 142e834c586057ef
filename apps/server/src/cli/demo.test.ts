import { readFile } from 'node:fs/promises'
import { testDatabase } from '@preau/db/testing'
import { expect, test } from 'vitest'
import { prepareDemo } from './demo.ts'
import { importFiles } from './import.ts'

const now = new Date('2026-11-23T09:20:00Z')
const place = {
  filesDir: '/nulle-part',
  secret: 'secret',
  origin: 'http://localhost',
  filesOrigin: 'http://fichiers.localhost',
  clock: () => now,
  clockStopped: false,
  follow: () => () => {},
}

async function own() {
  const database = await testDatabase()
  const demo = () => prepareDemo({ ...database, ...place }, { school: 'ecole', log: () => {} })
  const count = async (table: 'login' | 'homework' | 'school') =>
    Number(
      (
        await database.db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    )
  return { ...database, demo, count }
}

test('the demo tells nothing in a real school, and lets nobody in there', async () => {
  const { db, demo, count } = await own()
  const lists = ['eleves', 'responsables', 'enseignants'].map(async (name) => ({
    name,
    bytes: await readFile(new URL(`../../samples/ecole/onde/${name}/CSVExtraction.csv`, import.meta.url)),
  }))
  const identity = { uai: '0751234F', name: 'École des Vrais', kind: 'elementary' as const, schoolYear: 2026 }
  await importFiles(db, await Promise.all(lists), { now, identity })
  expect(await count('school')).toBe(1)
  expect(await demo()).toEqual([])
  expect([await count('login'), await count('homework')]).toEqual([0, 0])
})

test('the demo does not move in where somebody waits to bring their own school', async () => {
  const { db, demo, count } = await own()
  await db.insertInto('login').values({ username: 'direction', passwordHash: 'x', createdAt: now }).execute()
  expect(await demo()).toEqual([])
  expect(await count('school')).toBe(0)
})
