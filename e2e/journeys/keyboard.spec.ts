import type { Locator, Page } from '@playwright/test'
import { demoPassword, expect, find, give, test, withLogin } from '../people.ts'

/** Walks with the Tab key until this has the focus. */
async function tabTo(page: Page, target: Locator, most = 40) {
  await target.waitFor()
  for (let steps = 0; steps < most; steps += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('the Tab key never came there')
}

test('with the keyboard alone, a pupil signs in and hands a text in', async ({ page, school }) => {
  const teacher = await find(school, 'teacher', 'Stéphanie', 'FOURNEL')
  await give(school, teacher, '6e B', { title: 'Écouter et décrire', handIn: true })
  const { username } = await withLogin(school, await find(school, 'student', 'Florian', 'PICHON'))

  await page.goto(`${school.url}/connexion`)
  await tabTo(page, page.getByLabel('Identifiant'))
  await page.keyboard.type(username)
  await tabTo(page, page.getByLabel('Mot de passe', { exact: true }))
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Salut Florian !' })).toBeVisible()

  const skip = page.getByRole('link', { name: 'Aller au contenu' })
  await tabTo(page, skip)
  await expect(skip).toBeInViewport()
  await tabTo(page, page.getByRole('link', { name: 'Devoirs', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Devoirs' })).toBeFocused()
  await tabTo(page, page.getByRole('navigation', { name: 'Listes' }).getByRole('link', { name: 'À rendre' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'Écouter et décrire', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Écouter et décrire' })).toBeFocused()
  await tabTo(page, page.getByLabel('Écrire'))
  await page.keyboard.type('Un violon, puis des cloches.')
  await tabTo(page, page.getByRole('button', { name: 'Rendre', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Reçu · version 1')).toBeVisible()
})
