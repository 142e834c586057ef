import { expect, test } from '../people.ts'
import { calm, tour } from './check.ts'

test.use({ sample: 'ecole', trace: 'off' })

const paths = {
  student: ['/', '/devoirs', '/cours', '/messages'],
  parent: ['/', '/enfants', '/messages', '/cours'],
  teacher: ['/', '/copies', '/messages/nouveau', '/ressources'],
}
const homes = { student: '/eleve', parent: '/parent', teacher: '/enseignant' }

for (const role of ['student', 'parent', 'teacher'] as const) {
  test(`in an école, the screens of a ${role}`, async ({ school, open, cast }) => {
    const id = cast.get(role)?.accountIds[0] ?? ''
    expect(id).not.toBe('')
    await tour(await open({ id, role, name: role, formalName: role }, calm), school, homes[role], paths[role])
  })
}
