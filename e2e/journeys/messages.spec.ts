import type { Page } from '@playwright/test'
import { as, expect, find, type Person, test } from '../people.ts'
import type { OpenSchool } from '../school.ts'

const subject = 'Sortie au musée de la Résistance'

/** Starts this person with an inbox where all is read. */
async function readEverything(school: OpenSchool, person: Person) {
  const { messaging } = as(school, person)
  const { threads } = await messaging.threads({ filter: 'unread' })
  for (const { id, messages } of threads) await messaging.markRead({ threadId: id, number: messages })
}

async function writeToParents(page: Page, group: string) {
  await page.getByRole('link', { name: 'Messages' }).first().click()
  await page.getByRole('link', { name: 'Nouveau message' }).click()
  await page.getByLabel('À qui').selectOption('Les responsables d’une classe ou d’un groupe')
  const [choice] = await page.getByRole('option', { name: group }).allTextContents()
  await page.getByLabel('Classe ou groupe').selectOption(choice ?? group)
  await expect(page.getByRole('status').filter({ hasText: /\d\d\sdestinataires/ })).toContainText(group)
  await expect(page.getByRole('radio', { name: 'Ne viennent qu’à vous' })).toBeChecked()
  await page.getByLabel('Objet').fill(subject)
  await page.getByRole('textbox', { name: 'Message' }).fill('Prévoyez un pique-nique et de quoi écrire.')
  await page.getByRole('button', { name: 'Envoyer' }).click()
}

test('a class’s parents are told at once, and each answers the teacher alone', async ({ school, open }) => {
  const teacher = await find(school, 'teacher', 'Antoine', 'GIRAULT')
  const parent = await find(school, 'parent', 'Benoît', 'MONNIER')
  const other = await find(school, 'parent', 'Pauline', 'GEOFFROY')
  await readEverything(school, teacher)
  await readEverything(school, parent)

  const home = await open(parent)
  const tab = home.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Messages' })
  await expect(tab).toHaveAccessibleName('Messages')
  const desk = await open(teacher)
  await writeToParents(desk, '3e B')
  await expect(desk.getByText(/Lu par 0 sur \d\d/)).toBeVisible()

  await test.step('the open screen of a parent of two says it, and of which child', async () => {
    await expect(tab).toHaveAccessibleName('Messages 1 conversation à lire')
    await tab.click()
    const row = home.getByRole('article').filter({ hasText: subject })
    await expect(row).toContainText('Léon')
    await expect(row).not.toContainText('Célestin')
    await expect(row).toContainText('1 message à lire')
    await row.getByRole('link', { name: subject }).click()
    await expect(home.getByText('Prévoyez un pique-nique et de quoi écrire.')).toBeVisible()
    await expect(tab).toHaveAccessibleName('Messages')
  })

  await test.step('the answer goes to the teacher, whose open screen shows it', async () => {
    await expect(home.getByText(`Votre réponse ira à ${teacher.formalName} seulement.`)).toBeVisible()
    await home.getByLabel('Votre réponse').fill('Léon viendra avec son pique-nique.')
    await home.getByRole('button', { name: 'Envoyer' }).click()
    await expect(home.getByRole('article', { name: 'Moi' })).toContainText('Léon viendra avec son pique-nique.')
    await expect(desk.getByText(/Lu par 1 sur \d\d · 1\sréponse/)).toBeVisible()
    await desk.getByRole('link', { name: parent.name }).click()
    await expect(desk.getByText('Léon viendra avec son pique-nique.').last()).toBeVisible()
  })

  await test.step('another parent of the class reads the message and no answer', async () => {
    const elsewhere = await open(other)
    await elsewhere.getByRole('link', { name: 'Messages' }).first().click()
    await elsewhere.getByRole('link', { name: subject }).click()
    await expect(elsewhere.getByText('Prévoyez un pique-nique et de quoi écrire.')).toBeVisible()
    await expect(elsewhere.getByRole('list', { name: 'Messages' }).getByRole('article')).toHaveCount(1)
    await expect(elsewhere.getByText('Léon')).toHaveCount(0)
  })
})
