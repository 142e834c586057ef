import { demoPassword, type Part, type Player } from '@preau/server/demo/cast'
import { expect, type Page, test as base } from '@playwright/test'
import { castDemo } from '@preau/server/demo/cast'
import { findDemoFamily } from '@preau/db/demo-cast'
import { openSchool, type Sample } from './school.ts'

type OpenSchool = Awaited<ReturnType<typeof openSchool>>

interface Lent {
  /** Which sample school the file plays in. */
  sample: Sample
  school: OpenSchool
  cast: Map<Part, Player>
}

/** Tests of one worker share a school; each journey uses people or things of its own. */
export const test = base.extend<object, Lent>({
  sample: ['college', { option: true, scope: 'worker' }],
  school: [
    async ({ sample }, use) => {
      const school = await openSchool(sample)
      await use(school)
      await school.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  cast: [
    async ({ school }, use) => {
      const family = await findDemoFamily(school.school.db)
      if (!family) throw new Error('the sample school has no family to play')
      const players = await castDemo(school.school, family)
      await use(new Map(players.map((player) => [player.part, player])))
    },
    { scope: 'worker' },
  ],
})

/** Signs in by the door, as a person does. */
export async function signIn(page: Page, { school, cast }: Pick<Lent, 'school' | 'cast'>, part: Part) {
  const player = cast.get(part)
  if (!player) throw new Error(`nobody plays ${part} here`)
  await page.goto(`${school.url}/connexion`)
  await page.getByLabel('Identifiant').fill(player.username)
  await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  return player
}

export { expect }
