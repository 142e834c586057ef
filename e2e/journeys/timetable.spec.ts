import type { Page } from '@playwright/test'
import { expect, find, phone, test } from '../people.ts'

/** One day of the grid, by the words over it. */
const day = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

test('a pupil reads the week, then the other week', async ({ school, open }) => {
  const page = await open(await find(school, 'student', 'Ambre', 'AMRANI'))
  await page.getByRole('link', { name: 'Semaine' }).click()
  await expect(page.getByText('Semaine A · du 23 au 27 novembre')).toBeVisible()
  await expect(day(page, /^lun\. 23/)).toContainText('Technologie')
  await expect(day(page, /^lun\. 23/)).not.toContainText('Français')
  await page.getByRole('button', { name: 'Semaine suivante' }).click()
  await expect(page.getByText('Semaine B · du 30 novembre au 4 décembre')).toBeVisible()
  await expect(day(page, /^lun\. 30/)).toContainText('Français')
  await expect(day(page, /^lun\. 30/)).not.toContainText('Technologie')
  await page.getByRole('button', { name: 'Aujourd’hui' }).click()
  await day(page, /^lun\. 23/)
    .getByRole('button', { name: /Mathématiques/ })
    .click()
  const sheet = page.getByRole('dialog', { name: 'Mathématiques' })
  await expect(sheet).toContainText('Lundi 23 novembre')
  await expect(sheet).toContainText('Mme Drouet')
})

test('the holidays have their name in place of the lessons', async ({ school, open }) => {
  const page = await open(await find(school, 'student', 'Ambre', 'AMRANI'))
  await page.goto(`${school.url}/eleve/semaine?lundi=2026-10-19`)
  await expect(page.getByText('Vacances de la Toussaint')).toHaveCount(5)
  await page.goto(`${school.url}/eleve/semaine?lundi=2026-12-28`)
  await expect(page.getByText('Vacances de Noël')).toHaveCount(5)
  await page.goto(`${school.url}/eleve/semaine?lundi=2026-11-09`)
  await expect(day(page, /^mer\. 11/)).toContainText('Armistice')
})

test('a phone shows one day, and turns to the next', async ({ school, open }) => {
  const page = await open(await find(school, 'student', 'Ambre', 'AMRANI'), phone)
  await page.getByRole('link', { name: 'Semaine' }).click()
  await expect(day(page, /^Lundi 23 novembre/)).toBeVisible()
  await expect(page.getByRole('main').getByRole('region')).toHaveCount(1)
  await page.getByRole('button', { name: 'Jour suivant' }).click()
  await expect(day(page, /^Mardi 24 novembre/)).toBeVisible()
  await expect(page.getByRole('main').getByRole('region')).toHaveCount(1)
  for (let turns = 0; turns < 4; turns += 1) await page.getByRole('button', { name: 'Jour suivant' }).click()
  await expect(day(page, /^Lundi 30 novembre/)).toBeVisible()
  await expect(page.getByText('Semaine B')).toBeVisible()
})

test('a parent reads each child’s own week', async ({ school, open }) => {
  const page = await open(await find(school, 'parent', 'Abdelkader', 'AMRANI'))
  await page.getByRole('link', { name: 'Enfants' }).click()
  await page.getByRole('link', { name: 'Semaine : Ambre' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Semaine d’Ambre' })).toBeVisible()
  await expect(day(page, /^lun\. 23/)).toContainText('Technologie')
  await page.getByRole('group', { name: 'Enfant' }).getByRole('button', { name: 'Aliénor' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Semaine d’Aliénor' })).toBeVisible()
  await expect(day(page, /^lun\. 23/)).toContainText('Éducation musicale')
  await expect(day(page, /^lun\. 23/)).not.toContainText('Technologie')
})

test('a teacher reads the classes of the week, and opens a lesson', async ({ school, open }) => {
  const page = await open(await find(school, 'teacher', 'Stéphanie', 'DROUET'))
  await page.getByRole('link', { name: 'Semaine' }).click()
  await expect(page.getByText('Semaine A · du 23 au 27 novembre')).toBeVisible()
  await day(page, /^lun\. 23/)
    .getByRole('link', { name: /4e A/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: '4e A, lundi 23 novembre' })).toBeVisible()
})
