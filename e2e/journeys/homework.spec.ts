import type { Page } from '@playwright/test'
import { expect, find, give, phone, test } from '../people.ts'

const english = ['teacher', 'Élodie', 'BRAHIMI'] as const

/** From the pupil's list to the work itself. */
async function openWork(page: Page, title: string) {
  await page.getByRole('link', { name: 'Devoirs', exact: true }).click()
  await page.getByRole('navigation', { name: 'Listes' }).getByRole('link', { name: 'À rendre' }).click()
  await page.getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('a pupil ticks what is done on paper, and takes it back', async ({ school, open }) => {
  await give(school, await find(school, ...english), '4e C', { title: 'Relire la page 30' })
  const page = await open(await find(school, 'student', 'Amaury', 'MICHAUD'), phone)
  await page.getByRole('link', { name: 'Devoirs', exact: true }).click()
  const tick = page.getByRole('checkbox', { name: 'Fait : Relire la page 30' })
  await tick.check()
  await expect(page.getByText('Fait.', { exact: true })).toBeVisible()
  const lists = page.getByRole('navigation', { name: 'Listes' })
  await lists.getByRole('link', { name: 'Fait' }).click()
  await expect(tick).toBeChecked()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect(tick).toBeHidden()
  await lists.getByRole('link', { name: 'À faire' }).click()
  await expect(tick).not.toBeChecked()
  await page.reload()
  await expect(tick).not.toBeChecked()
})

test('late work is announced before it leaves, then flagged for both', async ({ school, open }) => {
  const teacher = await find(school, ...english)
  await give(school, teacher, '4e C', {
    title: 'Write three questions',
    handIn: true,
    givenOn: '2026-11-20',
    due: { kind: 'date', on: '2026-11-23' },
  })
  const page = await open(await find(school, 'student', 'Arthur', 'LOISEAU'), phone)
  await openWork(page, 'Write three questions')
  await expect(page.getByText('La date est passée. Tu peux encore rendre : ce sera noté « en retard ».')).toBeVisible()
  await page.getByLabel('Écrire').fill('Where do you live?')
  await page.getByRole('button', { name: 'Rendre en retard' }).click()
  await expect(page.getByText('Rendu en retard')).toBeVisible()

  const desk = await open(teacher)
  await desk.getByRole('link', { name: 'Copies', exact: true }).click()
  await desk.getByRole('link', { name: 'Write three questions', exact: true }).click()
  await expect(desk.getByRole('row', { name: 'Arthur Loiseau' })).toContainText('Rendu en retard')
  await expect(desk.getByRole('row', { name: 'Amaury Michaud' })).toContainText('Pas rendu')
})

test('a replaced copy keeps the one before', async ({ school, open }) => {
  const teacher = await find(school, ...english)
  const { id } = await give(school, teacher, '4e C', { title: 'Describe your room', handIn: true })
  const pupil = await find(school, 'student', 'Damien', 'DIOP')
  const page = await open(pupil, phone)
  await openWork(page, 'Describe your room')
  await page.getByLabel('Écrire').fill('There is a bed.')
  await page.getByRole('button', { name: 'Rendre', exact: true }).click()
  await expect(page.getByText('Reçu · version 1')).toBeVisible()
  await page.getByRole('button', { name: 'Remplacer ma copie' }).click()
  await page.getByLabel('Écrire').fill('There is a bed and a desk.')
  await page.getByRole('button', { name: 'Rendre cette nouvelle copie' }).click()
  await expect(page.getByText('Reçu · version 2')).toBeVisible()
  await page.getByText('Voir la version précédente').click()
  await expect(page.getByText('There is a bed.', { exact: true })).toBeVisible()

  const desk = await open(teacher)
  await desk.goto(`${school.url}/enseignant/copies/${id}/${pupil.id}`)
  await expect(desk.getByText('There is a bed and a desk.')).toBeVisible()
  await desk.getByText('Version précédente').click()
  await expect(desk.getByText('There is a bed.', { exact: true })).toBeVisible()
})

test('work whose answer was lost is sent again and arrives once', async ({ school, open }) => {
  const teacher = await find(school, ...english)
  await give(school, teacher, '4e C', { title: 'Spell your name', handIn: true })
  const page = await open(await find(school, 'student', 'Elif', 'BONNEFOY'), phone)
  await openWork(page, 'Spell your name')
  let again = async () => 0
  // The server hears, and its answer is lost on the way back.
  await page.route('**/trpc/homework.submit', async (route) => {
    const first = await route.fetch()
    again = async () => {
      const second = await route.fetch()
      expect(await second.text()).toBe(await first.text())
      return second.status()
    }
    await route.abort()
  })
  await page.getByLabel('Écrire').fill('E-L-I-F')
  await page.getByRole('button', { name: 'Rendre', exact: true }).click()
  await expect(page.getByText('Reçu · version 1')).toBeVisible()
  expect(await again()).toBe(200)
  await page.reload()
  await expect(page.getByText('Reçu · version 1')).toBeVisible()
  await expect(page.getByText('version précédente')).toBeHidden()
})
