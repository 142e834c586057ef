import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from '../people.ts'
import type { OpenSchool } from '../school.ts'

/** What no screen may ever do: fail in the console, or ask anything of another host. */
export function watch(page: Page, { school }: OpenSchool) {
  const troubles: string[] = []
  const ours = [school.origin, school.filesOrigin]
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${new URL(page.url()).pathname}: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`${new URL(page.url()).pathname}: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && !ours.includes(origin)) troubles.push(`asked ${origin}`)
  })
  return troubles
}

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']

declare global {
  interface Window {
    /** Left on the page by the first reading: the others cost a tenth of it. */
    axe?: { run: (options: { iframes: boolean }) => Promise<{ violations: Violations }> }
  }
}

/** The letters are there, and colours have slid from day to night: read halfway, they would be neither. */
async function settle(page: Page) {
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frames = 0; frames < 20; frames += 1) {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      if (document.getAnimations().length === 0) return
    }
  })
}

async function read(page: Page): Promise<Violations> {
  await settle(page)
  const again = await page.evaluate(async () => (await window.axe?.run({ iframes: false }))?.violations)
  if (again) return again
  return (await new AxeBuilder({ page }).setLegacyMode().options({ iframes: false }).analyze()).violations
}

/** What makes the page scroll sideways, if it does. */
async function sticksOut(page: Page) {
  return await page.evaluate(() => {
    const { scrollWidth } = document.documentElement
    if (scrollWidth <= window.innerWidth) return []
    const beyond = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth,
    )
    return [
      `${scrollWidth} px`,
      ...beyond.map(({ tagName, className, textContent }) => `${tagName} ${className} ${textContent?.slice(0, 50)}`),
    ]
  })
}

/** The screen now open, wide and narrow, by day and by night: readable by all, and never wider than its window. */
export async function checkScreen(page: Page, name: string) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Chargement…')).toHaveCount(0)
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await settle(page)
    expect.soft(await sticksOut(page), `${name} is wider than ${width} px`).toEqual([])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      const told = (await read(page)).flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
      )
      expect.soft(told, `${name}, ${width} px, ${colorScheme}`).toEqual([])
    }
  }
}

export const calm = { reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } } as const

/** Goes through these addresses of an app, and checks the screen of each. */
export async function tour(page: Page, school: OpenSchool, home: string, paths: (string | false | undefined)[]) {
  const troubles = watch(page, school)
  for (const path of paths) {
    if (typeof path !== 'string') throw new Error(`the sample has nothing to show on a screen of ${home}`)
    await page.goto(school.url + home + path)
    await checkScreen(page, home + path)
  }
  expect(troubles).toEqual([])
}
