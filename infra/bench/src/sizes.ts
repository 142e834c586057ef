import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = (app: string) => fileURLToPath(new URL(`../../../apps/${app}/dist`, import.meta.url))

/** Chunks of each app's home screen, by the name of its route file. */
const homes = ['index', 'route', 'routes']

const importsOf = (code: string) =>
  [...code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map(([, name = '']) => name)

/** The files a browser runs before the home screen stands: the page's own, the home's, and what both import. */
function firstFiles(folder: string) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = [...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name = '']) => name)
  const files = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'))
  const [entry = ''] = named
  const lazy = files.filter((name) => homes.some((home) => name.startsWith(`${home}-`)) && name !== entry)
  const seen = new Set<string>()
  const follow = (name: string) => {
    if (seen.has(name) || !files.includes(name)) return
    seen.add(name)
    for (const next of importsOf(readFileSync(join(folder, 'assets', name), 'utf8'))) follow(next)
  }
  for (const name of [...named, ...lazy]) follow(name)
  return [...seen]
}

/** Gzip bytes of the JavaScript each app loads first. */
export function benchSizes() {
  const apps = ['student', 'parent', 'teacher', 'admin', 'sign-in']
  const sizeOf = (app: string) =>
    firstFiles(dist(app)).reduce(
      (total, name) => total + gzipSync(readFileSync(join(dist(app), 'assets', name)), { level: 9 }).length,
      0,
    )
  return Object.fromEntries(apps.map((app) => [app, Math.round(sizeOf(app) / 102.4) / 10]))
}
