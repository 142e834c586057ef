import { expect, signIn, test } from '../people.ts'

test('a pupil signs in and finds the day', async ({ page, school, cast }) => {
  await signIn(page, { school, cast }, 'student')
  await expect(page).toHaveURL(/\/eleve/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Aliénor')
})

test('a pupil who opens the teachers’ address is taken back to their own day', async ({ page, school, cast }) => {
  await signIn(page, { school, cast }, 'student')
  await expect(page).toHaveURL(/\/eleve/)
  await page.goto(`${school.url}/enseignant/copies`)
  await expect(page).toHaveURL(/\/eleve/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Aliénor')
})
