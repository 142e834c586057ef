import { announce } from '@preau/db/live'
import { expect, find, type Person, test } from '../people.ts'
import type { OpenSchool } from '../school.ts'

/** The office ends a parent's right over a child, as of today. */
async function endRight({ school }: OpenSchool, parent: Person, child: Person) {
  await school.db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('guardianship')
      .set({ endsOn: '2026-11-23' })
      .where('parentId', '=', parent.id)
      .where('studentId', '=', child.id)
      .execute()
    await announce(transaction, { kind: 'rights', id: parent.id })
  })
}

test('a right that ends takes the child away under the open screen', async ({ school, open }) => {
  const parent = await find(school, 'parent', 'Bertrand', 'FORESTIER')
  const child = await find(school, 'student', 'Maxence', 'FORESTIER')
  const page = await open(parent)
  await page.getByRole('link', { name: 'Enfants' }).click()
  await page.getByRole('link', { name: 'Semaine : Maxence' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Semaine de Maxence' })).toBeVisible()
  const asked = encodeURIComponent(JSON.stringify({ studentId: child.id }))
  const week = () => page.request.get(`${school.url}/trpc/timetable.week?input=${asked}`)
  expect((await week()).status()).toBe(200)

  await endRight(school, parent, child)

  await expect(page.getByText('Maxence')).toHaveCount(0)
  await expect(page.getByText('Cette page n’existe pas, ou vous n’y avez pas accès.')).toBeVisible()
  expect((await week()).status()).toBe(404)
  await page.getByRole('link', { name: 'Revenir à l’accueil' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Ambre, 4e B' })).toBeVisible()
  await expect(page.getByText('Maxence')).toHaveCount(0)
})
