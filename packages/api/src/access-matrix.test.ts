import { testDatabase } from '@preau/db/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { type Actor, everyActor, roleOf, strangers } from './access-matrix/actors.ts'
import { reviewed } from './access-matrix/fields.ts'
import { openRun, policy, procedures, questions } from './access-matrix/run.ts'
import { learn, type Shape, spell } from './access-matrix/shape.ts'

const run = await openRun(await testDatabase())
const counts = { cells: 0, allow: 0, denial: 0, word: 0 }
const shapes = new Map<string, Shape>()

afterAll(async () => {
  await run.close()
  const { cells, allow, denial, word } = counts
  process.stdout.write(
    `access matrix: ${cells} cells (${procedures.size} procedures, ${everyActor.length} actors), ` +
      `${allow} wrong allows, ${denial} wrong denials, ${word} wrong words\n`,
  )
})

test('every procedure has its rows, and every row its procedure and its question', () => {
  expect(Object.keys(policy).sort()).toEqual([...procedures.keys()].sort())
  const rowsOf = (table: Record<string, Record<string, unknown>>) =>
    Object.entries(table).flatMap(([name, rows]) => Object.keys(rows).map((row) => `${name} · ${row}`))
  const said = Object.fromEntries(Object.entries(policy).map(([name, { rows }]) => [name, rows]))
  expect(rowsOf(questions).sort()).toEqual(rowsOf(said).sort())
})

test('everybody is who the table says', () => {
  const known = Object.fromEntries(everyActor.map((actor) => [actor, run.world.people[actor]?.role]))
  expect(known).toEqual(roleOf)
})

/** What each role, and nobody, is answered by each procedure. */
function hear(name: string, actor: Actor, answer: unknown) {
  const key = `${name}, ${strangers.includes(actor) ? 'nobody' : roleOf[actor]}`
  const shape = shapes.get(key) ?? new Map()
  shapes.set(key, shape)
  learn(shape, answer)
}

for (const [name, { rows }] of Object.entries(policy)) {
  describe(name, () => {
    for (const [row, rule] of Object.entries(rows)) {
      test(row, async () => {
        const question = questions[name]?.[row]
        if (!question) throw new Error('nobody asks')
        const { count, wrong } = await run.tryRow(name, rule, question, (actor, answer) => hear(name, actor, answer))
        counts.cells += count
        counts.allow += wrong.filter((line) => line.startsWith('wrong allow')).length
        counts.denial += wrong.filter((line) => line.startsWith('wrong denial')).length
        counts.word += wrong.filter((line) => line.startsWith('wrong word')).length
        expect(wrong).toEqual([])
      })
    }
  })
}

test('answers hold the fields that were reviewed, and no other', () => {
  const found = Object.fromEntries([...shapes].map(([key, shape]) => [key, spell(shape)]))
  expect(found).toEqual(reviewed())
})
