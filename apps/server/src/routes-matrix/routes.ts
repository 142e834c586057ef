/** What the plain routes answer; who asks makes no difference but where it says so. */
export interface Route {
  method?: 'GET' | 'POST' | 'PUT'
  path: string
  /** To whoever is not signed in, and to whoever is. */
  nobody: number
  somebody: number
  headers?: Record<string, string>
  body?: string
}

const screens = ['/connexion', '/eleve', '/enseignant', '/parent', '/administration']

/** By the name of the server's own table. A page holds no data: it is shown to all, and asks for its own. */
export const routes: Record<string, readonly Route[]> = {
  'GET /livez': [{ path: '/livez', nobody: 200, somebody: 200 }],
  'GET /readyz': [{ path: '/readyz', nobody: 200, somebody: 200 }],
  'GET /version': [{ path: '/version', nobody: 200, somebody: 200 }],
  'POST /rapports': [
    {
      ...{ method: 'POST', path: '/rapports', nobody: 204, somebody: 204, body: '[]' },
      headers: { 'content-type': 'application/reports+json' },
    },
  ],
  // The sign-in page, or one's own app.
  'GET /': [{ path: '/', nobody: 200, somebody: 303 }],
  'GET /*': [
    ...screens.flatMap((path) => [
      { path, nobody: 200, somebody: 200 },
      { path: `${path}/assez/loin`, nobody: 200, somebody: 200 },
      { path: `${path}/assets/app-1.js`, nobody: 200, somebody: 200 },
      { path: `${path}/assets/rien.js`, nobody: 404, somebody: 404 },
    ]),
    { path: '/nulle-part', nobody: 404, somebody: 404 },
    { path: '/trpc', nobody: 404, somebody: 404 },
    { path: '/../package.json', nobody: 404, somebody: 404 },
    { path: '/eleve/..%2f..%2fpackage.json', nobody: 200, somebody: 200 },
    { method: 'POST', path: '/eleve', nobody: 404, somebody: 404 },
    { method: 'PUT', path: '/livez', nobody: 404, somebody: 404 },
  ],
}
