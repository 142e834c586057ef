import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const squeezable = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt'])

export interface Page {
  body: Buffer
  type: string
  etag: string
  /** Its name holds its hash: it never changes. */
  immutable: boolean
  squeeze(encoding: Encoding): Promise<Buffer> | undefined
}

export type Encoding = 'br' | 'gzip'
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

function readPage(file: string, name: string): Page {
  const body = readFileSync(file)
  const kept = new Map<Encoding, Promise<Buffer>>()
  const work = {
    br: () => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    gzip: () => zip(body, { level: 9 }),
  }
  return {
    body,
    type: types[extname(file)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
    immutable: name.startsWith('assets/'),
    squeeze(encoding) {
      if (!squeezable.has(extname(file)) || body.length < 1000) return undefined
      const made = kept.get(encoding) ?? work[encoding]()
      kept.set(encoding, made)
      return made
    },
  }
}

export type AppName = 'sign-in' | 'student' | 'teacher' | 'parent' | 'admin'

const bases: [string, AppName][] = [
  ['/connexion', 'sign-in'],
  ['/eleve', 'student'],
  ['/enseignant', 'teacher'],
  ['/parent', 'parent'],
  ['/administration', 'admin'],
]

const built = (app: AppName) => fileURLToPath(new URL(`../../../${app}/dist`, import.meta.url))

/** One built app, held in memory. A new build is seen at once, and the former one's assets stay for open screens. */
function openApp(folder: string) {
  const pages = new Map<string, Page>()
  let readAt = 0
  function refresh() {
    const index = join(folder, 'index.html')
    const changedAt = existsSync(index) ? statSync(index).mtimeMs : 0
    if (changedAt === 0 || changedAt === readAt) return
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const name = relative(folder, file).replaceAll(sep, '/')
      pages.set(name, readPage(file, name))
    }
    readAt = changedAt
  }
  refresh()
  return (name: string) => {
    const asset = pages.get(name)
    if (asset?.immutable) return asset
    refresh()
    return pages.get(name) ?? (name.startsWith('assets/') ? undefined : pages.get('index.html'))
  }
}

/** The five apps: any path under an app is its one page. `undefined` is no such page; `unbuilt`, no screens yet. */
export function openPages(folders: Partial<Record<AppName, string>> = {}) {
  const apps = bases.map(([base, app]) => ({ base, find: openApp(folders[app] ?? built(app)) }))
  return (path: string): Page | 'unbuilt' | undefined => {
    const wanted = path === '/' ? '/connexion' : path
    const app = apps.find(({ base }) => wanted === base || wanted.startsWith(`${base}/`))
    if (!app) return undefined
    const name = wanted.slice(app.base.length + 1)
    return app.find(name === '' ? 'index.html' : name) ?? (app.find('index.html') ? undefined : 'unbuilt')
  }
}
