import type { Page } from '@playwright/test'
import { expect, find, phone, test } from '../people.ts'
import { photo } from '../photo.ts'

/** Follows a file to the tab it opens, and answers what the server said of it there. */
async function openFile(page: Page, name: string) {
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name }).first().click(),
  ])
  const answer = await tab.waitForResponse((response) => response.url().includes('//fichiers.localhost'))
  const headers = await answer.allHeaders()
  await tab.close()
  return { status: answer.status(), headers }
}

test('a teacher files a link and a document, which pupils and parents open', async ({ school, open }) => {
  const teacher = await find(school, 'teacher', 'Agnès', 'SCHMITT')
  const desk = await open(teacher)
  const add = async (title: string) => {
    await desk.getByLabel('Titre').fill(title)
    await desk.getByRole('checkbox', { name: '3e A' }).check()
    await desk.getByRole('button', { name: 'Ajouter' }).click()
    await expect(desk.getByRole('heading', { name: title })).toBeVisible()
  }
  await desk.getByRole('link', { name: 'Ressources' }).click()
  await desk.getByRole('link', { name: 'Ajouter' }).click()
  await desk.getByRole('radio', { name: 'Un lien' }).check()
  await desk.getByLabel('Adresse du lien').fill('https://gallica.bnf.fr/conseils')
  await add('Lectures de l’hiver')
  await desk.getByRole('link', { name: 'Ajouter' }).click()
  await desk.getByRole('radio', { name: 'Un fichier' }).check()
  await desk.getByLabel('Choisir un fichier').setInputFiles(await photo(desk, 'affiche.jpg'))
  await expect(desk.getByText('Envoyé')).toBeVisible()
  await add('Affiche du club lecture')

  const pupil = await open(await find(school, 'student', 'Aaron', 'DUBREUIL'), phone)
  await pupil.getByRole('link', { name: 'Cours', exact: true }).click()
  const parent = await open(await find(school, 'parent', 'Hélène', 'BRISSON'))
  await parent.getByRole('link', { name: 'Cours', exact: true }).click()
  for (const page of [pupil, parent]) {
    const link = page.getByRole('article').filter({ hasText: 'Lectures de l’hiver' }).getByRole('link')
    await expect(link).toHaveAttribute('href', 'https://gallica.bnf.fr/conseils')
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    await expect(link).toContainText('gallica.bnf.fr')
    const { status, headers } = await openFile(page, 'affiche.jpg')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-site',
    })
    expect(headers['content-disposition']).toContain('inline; filename="affiche.jpg"')
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  }
})
