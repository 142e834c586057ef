import { expect, signIn, test } from '../people.ts'

test('a pupil signs in and finds the day', async ({ page, school, cast }) => {
  await signIn(page, { school, cast }, 'student')
  await expect(page).toHaveURL(/\/eleve/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Aliénor')
})
