import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { bringFiles, importFiles } from '@preau/server/cli/import'
import { demoPassword, expect, phone, test } from '../people.ts'
import { photo } from '../photo.ts'

test.use({ sample: 'empty' })

const files = [
  'siecle/Nomenclature.xml',
  'siecle/Structures.xml',
  'siecle/ElevesAvecAdresses.xml',
  'siecle/ResponsablesAvecAdresses.xml',
  'sts/sts_emp_0920987Y_2026.xml',
  'sts/emp_sts_0920987Y_2026.xml',
].map((name) => fileURLToPath(new URL(`../../apps/server/samples/college/${name}`, import.meta.url)))

/** From a letter to an app: the code, who it is, a password of one's own. */
async function activate(page: Page, url: string, code: string) {
  await page.goto(`${url}/connexion`)
  await page.getByRole('link', { name: 'J’ai une lettre ou un code' }).click()
  await page.getByLabel('Code de la lettre').fill(code)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('button', { name: 'Oui, continuer' }).click()
  await page
    .getByLabel(/mot de passe$/i)
    .first()
    .fill(demoPassword)
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await page.getByRole('link', { name: 'Entrer dans Préau' }).click()
}

/** The office prints codes; this is the one on someone's letter. */
async function readLetter(office: Page, name: string) {
  const letter = office.getByRole('region', { name: 'Codes à remettre' }).getByRole('article').filter({ hasText: name })
  return (await letter.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]$/).textContent()) ?? ''
}

async function printCodes(office: Page, people: RegExp, name: string) {
  await office.getByRole('link', { name: 'Comptes', exact: true }).click()
  await office.getByRole('button', { name: people }).click()
  await office.getByRole('button', { name: /^Créer \d+ codes$/ }).click()
  const code = await readLetter(office, name)
  await office.getByRole('button', { name: 'Terminer' }).click()
  await office.getByRole('button', { name: 'Quitter' }).click()
  return code
}

test('the day told whole, from the files to the correction read at home', async ({ device, school }) => {
  test.setTimeout(180_000)
  const { url, time } = school
  const office = await device()
  await test.step('the first head opens the school, still empty', async () => {
    const [line = ''] = school.welcome
    await activate(office, url, line.split(' ').at(-1) ?? '')
    await expect(office.getByText('Il n’y a encore ni classe, ni élève, ni équipe')).toBeVisible()
  })

  await test.step('the files of the collège come in, and the office sees them', async () => {
    const report = await importFiles(school.school.db, await bringFiles(files), { now: time.now })
    expect(report.refused).toEqual([])
    await office.reload()
    await expect(office.getByRole('heading', { level: 1, name: 'Collège Les Bruyères' })).toBeVisible()
    await expect(office.getByRole('row', { name: /^4e B/ }).getByRole('cell').first()).toHaveText('25')
  })

  const desk = await device()
  const pupil = await device(phone)
  const home = await device()
  await test.step('a teacher, a pupil and a parent open their accounts with a letter', async () => {
    await activate(desk, url, await printCodes(office, /codes pour l’équipe/, 'Lucie Albertini'))
    await expect(desk.getByRole('heading', { level: 1 })).toContainText('Albertini')
    await activate(pupil, url, await printCodes(office, /codes pour les élèves de 4e B/, 'Zélie Bayard'))
    await expect(pupil.getByRole('heading', { level: 1, name: 'Salut Zélie !' })).toBeVisible()
    await activate(home, url, await printCodes(office, /codes pour les responsables de 4e B/, 'Denis Bayard'))
    await expect(home.getByRole('heading', { level: 1, name: 'Bonjour Monsieur Bayard' })).toBeVisible()
  })

  await test.step('after the lesson, the teacher writes it and asks for a drawing', async () => {
    time.now = new Date('2026-11-23T10:40:00Z')
    await desk.reload()
    await desk.getByRole('link', { name: 'Écrire la séance, 4e B, 10 h 37' }).click()
    await desk.getByLabel('Contenu de la séance').fill('Dissection de la fleur de lys, puis schéma au tableau.')
    await desk.getByRole('button', { name: 'Publier la séance' }).click()
    await expect(desk.getByText('Visible par les élèves et les familles.')).toBeVisible()
    await desk.getByRole('button', { name: 'Donner un devoir' }).click()
    const sheet = desk.getByRole('region', { name: 'Donner un devoir' })
    await sheet.getByLabel('Titre').fill('Schéma de la fleur')
    await sheet.getByLabel('Consigne').fill('Au crayon, légendé à la règle.')
    await sheet.getByRole('checkbox', { name: 'À rendre en ligne' }).check()
    await sheet.getByRole('button', { name: 'Donner le devoir' }).click()
    await expect(desk.getByRole('link', { name: 'Schéma de la fleur', exact: true })).toBeVisible()
  })

  await test.step('in the evening the pupil sends a photo; the network falls in the middle', async () => {
    time.now = new Date('2026-11-23T17:04:00Z')
    await pupil.reload()
    await pupil.getByRole('link', { name: 'Schéma de la fleur', exact: true }).click()
    await expect(pupil.getByText('Au crayon, légendé à la règle.')).toBeVisible()
    let pieces = 0
    await pupil.route('**/envois/*', async (route) => {
      if (route.request().method() !== 'PATCH') return await route.continue()
      pieces += 1
      if (pieces !== 2) return await route.continue()
      await pupil.context().setOffline(true)
      await route.abort('internetdisconnected')
    })
    await pupil.getByLabel('Prendre une photo').setInputFiles(await photo(pupil, 'IMG_0412.jpg', 1500))
    await expect(pupil.getByText('Connexion perdue à la photo 1 sur 1. On reprendra tout seul.')).toBeVisible()
    await pupil.getByRole('button', { name: 'Rendre', exact: true }).click()
    await expect(pupil.getByText('Ton travail sera rendu dès que tout est arrivé.')).toBeVisible()
    await pupil.context().setOffline(false)
    await expect(pupil.getByText('C’est rendu, à 18 h 04.')).toBeVisible()
    const receipt = pupil.getByRole('article').filter({ hasText: 'Reçu · version 1' })
    await expect(receipt).toContainText('Reçu le lundi 23 novembre à 18 h 04')
    await expect(receipt).toContainText('IMG_0412.jpg')
    await expect(receipt).toContainText(/Empreinte \(SHA-256\)\s: [0-9a-f]{4}…[0-9a-f]{4}/)
    expect(pieces).toBeGreaterThan(2)
  })

  await test.step('the teacher sees it handed in, opens the photo, comments and returns it', async () => {
    time.now = new Date('2026-11-24T16:30:00Z')
    await desk.reload()
    await desk.getByRole('link', { name: 'Copies', exact: true }).click()
    await desk.getByRole('link', { name: 'Schéma de la fleur', exact: true }).click()
    await expect(desk.getByRole('row', { name: 'Zélie Bayard' })).toContainText('Rendu')
    await desk.getByRole('link', { name: 'Zélie Bayard' }).click()
    const [photograph] = await Promise.all([
      desk.context().waitForEvent('page'),
      desk.getByRole('link', { name: 'IMG_0412.jpg' }).click(),
    ])
    await photograph.waitForURL(/^http:\/\/fichiers\.localhost/)
    await expect(photograph.getByRole('img')).toBeVisible()
    await photograph.close()
    await desk.getByLabel('Commentaire').fill('Schéma soigné. Il manque le nom du pistil.')
    await desk.getByRole('button', { name: 'Rendre à l’élève' }).click()
    await expect(desk.getByText('Rendue le mardi 24 novembre à 17 h 30.')).toBeVisible()
  })

  await test.step('the pupil reads it on the screen left open, the parent at home', async () => {
    await expect(pupil.getByText('Schéma soigné. Il manque le nom du pistil.')).toBeVisible()
    await home.reload()
    await home.getByRole('link', { name: 'Schéma de la fleur' }).first().click()
    await expect(home.getByText('Schéma soigné. Il manque le nom du pistil.')).toBeVisible()
    await expect(home.getByText(/Copie remise le lundi 23 novembre à 18\sh\s04/)).toBeVisible()
  })
})
