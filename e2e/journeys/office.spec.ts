import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, find, test } from '../people.ts'

const expected = JSON.parse(await readFile(new URL('../../apps/server/samples/expected.json', import.meta.url), 'utf8'))

const figure = (page: Page, words: RegExp) =>
  page.getByRole('list', { name: 'Effectifs' }).getByRole('link', { name: words })

test('the office reads true numbers, and finds a person whatever the accents', async ({ school, open }) => {
  const page = await open(await find(school, 'admin', 'Ibrahima', 'KONE'))
  await expect(page.getByRole('heading', { level: 1, name: 'Collège Les Bruyères' })).toBeVisible()
  const { divisions, groups, studentsWithDivision, studentsWithoutDivision, individus } = expected.college
  await expect(figure(page, /élèves/)).toContainText(String(studentsWithDivision + studentsWithoutDivision))
  await expect(figure(page, /équipe/)).toContainText(String(individus - 2))
  await expect(figure(page, /direction/)).toContainText('2')
  await expect(page.getByText(`${studentsWithoutDivision} élèves sans classe`)).toBeVisible()
  await expect(page.getByText(`${divisions} classes, ${groups} groupes`)).toBeVisible()
  await expect(page.getByRole('row', { name: /^3e B/ }).getByRole('cell').first()).toHaveText('24')

  await page.getByRole('link', { name: 'Personnes', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Nom' }).fill('eric mbaye')
  await page.getByRole('link', { name: 'Éric Mbaye' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Éric Mbaye' })).toBeVisible()
  await page.getByRole('row', { name: 'Étienne Mbaye' }).getByRole('link').click()

  await expect(page.getByRole('heading', { level: 1, name: 'Étienne Mbaye' })).toBeVisible()
  await expect(page.getByRole('link', { name: '6e B', exact: true })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Éric Mbaye' })).toContainText('Père, responsabilité légale')
  await expect(page.getByRole('row', { name: 'Éric Mbaye' })).toContainText('Droit complet')
  await expect(page.getByRole('row', { name: /^Rachida/ })).toContainText('Mère, responsabilité légale')
})

test('the codes of a class are printed once, on letters to cut out', async ({ school, open }) => {
  const page = await open(await find(school, 'admin', 'Ibrahima', 'KONE'))
  await page.getByRole('link', { name: 'Comptes', exact: true }).click()
  await page.getByRole('button', { name: /codes pour les élèves de 6e C/ }).click()
  await page.getByRole('button', { name: 'Créer 24 codes' }).click()
  const letters = page.getByRole('region', { name: 'Codes à remettre' }).getByRole('article')
  await expect(letters).toHaveCount(24)
  const codes = await letters.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]$/).allTextContents()
  expect(new Set(codes).size).toBe(24)

  await page.emulateMedia({ media: 'print' })
  await expect(letters.first()).toBeVisible()
  await expect(letters.first().getByRole('img', { name: /Code à scanner/ })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Rubriques' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden()
  await expect(page.getByText('Imprimez maintenant')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('link', { name: 'Classes', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Quitter cette page ?' })).toBeVisible()
  await page.getByRole('button', { name: 'Quitter' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Comptes' })).toBeVisible()
  await expect(page.getByText(codes[0] ?? 'no code')).toHaveCount(0)
})
