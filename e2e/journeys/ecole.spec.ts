import { expect, familyIn, find, phone, test } from '../people.ts'
import { photo } from '../photo.ts'

test.use({ sample: 'ecole' })

test('in an école, work goes to a class for a date, and comes back', async ({ school, open }) => {
  const teacher = await open(await find(school, 'teacher', 'Rosa', 'VILLENEUVE'))
  const tabs = (page: typeof teacher) => page.getByRole('navigation', { name: 'Rubriques' })
  await expect(tabs(teacher).getByRole('link', { name: 'Semaine' })).toHaveCount(0)
  await teacher.getByRole('link', { name: /^Donner du travail le lundi 23 novembre/ }).click()
  const sheet = teacher.getByRole('region', { name: 'Donner du travail' })
  await sheet.getByLabel('Titre').fill('Dessiner la frise des saisons')
  await sheet.getByRole('radio', { name: 'Une autre date' }).check()
  await sheet.getByLabel('Date', { exact: true }).fill('2026-11-26')
  await sheet.getByRole('checkbox', { name: 'À rendre en ligne' }).check()
  await sheet.getByRole('button', { name: 'Donner le devoir' }).click()
  await expect(teacher.getByRole('heading', { name: 'Dessiner la frise des saisons' })).toBeVisible()
  await expect(teacher.getByText('Pour jeudi 26 novembre').first()).toBeVisible()
  const [pupil, parent] = await familyIn(school, 'CE2 B')

  const child = await open(pupil, phone)
  await expect(tabs(child).getByRole('link', { name: 'Semaine' })).toHaveCount(0)
  await child.getByRole('link', { name: 'Mon travail' }).click()
  await child.getByRole('navigation', { name: 'Listes' }).getByRole('link', { name: 'À rendre' }).click()
  await expect(child.getByRole('heading', { name: 'Pour jeudi 26 novembre' })).toBeVisible()
  await child.getByRole('link', { name: 'Dessiner la frise des saisons', exact: true }).click()
  await child.getByLabel('Prendre une photo').setInputFiles(await photo(child, 'frise.jpg'))
  await child.getByRole('button', { name: 'Rendre', exact: true }).click()
  await expect(child.getByText(/Ton travail est parti/)).toBeVisible()

  const home = await open(parent)
  await expect(tabs(home).getByRole('link', { name: 'Enfants' })).toBeVisible()
  await home.goto(`${school.url}/parent/enfants/${pupil.id}/semaine`)
  await expect(home.getByText('Cette page n’existe pas, ou vous n’y avez pas accès.')).toBeVisible()
  await home.goto(`${school.url}/parent/enfants/${pupil.id}/devoirs`)
  await expect(home.getByRole('navigation', { name: /^Pages de/ }).getByRole('link', { name: 'Semaine' })).toHaveCount(
    0,
  )
  await home.getByRole('group', { name: 'Liste' }).getByRole('button', { name: 'Fait' }).click()
  const work = home.getByRole('article').filter({ hasText: 'Dessiner la frise des saisons' })
  await expect(work).toContainText('Rendu')
})
