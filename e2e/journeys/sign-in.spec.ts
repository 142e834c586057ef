import { sessionCookie } from '@preau/api/session'
import { demoPassword, expect, find, signIn, signInAs, test, withLogin } from '../people.ts'

test('a wrong password is said in one sentence, and what was typed stays', async ({ page, school }) => {
  const { username } = await withLogin(school, await find(school, 'student', 'Aymeric', 'DUJARDIN'))
  await page.goto(`${school.url}/connexion`)
  await page.getByLabel('Identifiant').fill(username)
  await page.getByLabel('Mot de passe', { exact: true }).fill('pas le bon')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByText('Identifiant ou mot de passe incorrect.')).toBeVisible()
  await expect(page.getByLabel('Identifiant')).toHaveValue(username)
  await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Salut Aymeric !' })).toBeVisible()
})

test('someone who is teacher and parent chooses the hat, then changes it', async ({ page, school, cast }) => {
  const { name } = await signIn(page, { school, cast }, 'twoHats')
  await expect(page.getByRole('heading', { level: 1, name: 'Vous venez en tant que…' })).toBeVisible()
  await page.getByRole('button', { name: /^Parent|^Responsable/ }).click()
  await expect(page).toHaveURL(/\/parent/)
  const menu = page.getByRole('button', { name: 'mon compte' })
  await menu.click()
  await page.getByRole('list', { name: 'Changer d’espace' }).getByRole('button').click()
  await expect(page).toHaveURL(/\/enseignant/)
  await expect(menu).toContainText(name)
})

test('signing out leaves nothing behind', async ({ page, context, school }) => {
  const { username } = await withLogin(school, await find(school, 'student', 'Chloé', 'DUJARDIN'))
  await signInAs(page, school, username)
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('Salut Chloé !')
  await page.getByRole('link', { name: 'Devoirs', exact: true }).click()
  await expect(title).toHaveText('Devoirs')
  const cookie = (await context.cookies()).find(({ name }) => name === sessionCookie)

  await page.getByRole('button', { name: 'mon compte' }).click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page.getByLabel('Identifiant')).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).not.toContain(sessionCookie)
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
  expect(kept).not.toMatch(/chloé|dujardin|devoirs/i)
  expect(await page.evaluate(async () => [await caches.keys(), await indexedDB.databases()])).toEqual([[], []])

  await page.goBack()
  await expect(page.getByLabel('Identifiant')).toBeVisible()
  await expect(page.getByText('Chloé')).toHaveCount(0)
  const reopened = await context.newPage()
  await reopened.goto(`${school.url}/eleve/devoirs`)
  await expect(reopened.getByLabel('Identifiant')).toBeVisible()
  await expect(reopened.getByText('Chloé')).toHaveCount(0)

  // Whoever kept the cookie opens nothing with it.
  const answer = await fetch(`${school.url}/trpc/session.current`, {
    headers: { Cookie: `${sessionCookie}=${cookie?.value}` },
  })
  expect(answer.status).toBe(401)
})

test('too many tries close one account for a while, and no other', async ({ page, school }) => {
  const tried = await withLogin(school, await find(school, 'student', 'Diego', 'SEGHIR'))
  const other = await withLogin(school, await find(school, 'student', 'Diego', 'JOUBERT'))
  await page.goto(`${school.url}/connexion`)
  await page.getByLabel('Identifiant').fill(tried.username)
  for (let tries = 0; tries < 5; tries += 1) {
    await page.getByLabel('Mot de passe', { exact: true }).fill(`essai numéro ${tries}`)
    const answered = page.waitForResponse('**/trpc/session.signIn')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await answered
  }
  await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByText('Trop d’essais sur ce compte. Attendez un quart d’heure')).toBeVisible()
  await signInAs(page, school, other.username)
  await expect(page.getByRole('heading', { level: 1, name: 'Salut Diego !' })).toBeVisible()
})
