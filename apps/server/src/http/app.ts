import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { School } from '@preau/api/school'
import { currentSession, sessionCookie } from '@preau/api/session'
import { dayOf } from '@preau/domain/day'
import { appPath } from '@preau/domain/role'
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { traceOf } from '../log.ts'
import { cookie } from './cookies.ts'
import { fileHeaders, ownHeaders, setHeaders } from './headers.ts'
import type { Encoding, Page } from './pages.ts'
import { answerCall, isCall, refuse } from './trpc.ts'

export interface Place {
  /** Once it is there. */
  school: School | undefined
  origin: string
  filesOrigin: string
  isReady: () => Promise<boolean>
  version: string
  findPage: (path: string) => Page | 'unbuilt' | undefined
  allows: (who: string, calls: number) => boolean
  answerUpload: RequestListener
  answerFile: RequestListener
  /** Cuts what never ends by itself: screens look for the next server at once. */
  endStreams: () => void
  logger: Logger
}

const sentence = (title: string, text: string) =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Préau</title><h1>${title}</h1><p>${text}</p><p><a href="/">Retour à l’accueil</a></p></html>`

const missing = sentence('Page introuvable', 'Cette page n’existe pas, ou n’existe plus.')
const broken = sentence('Préau a un souci', 'La page n’a pas pu être préparée. Réessayez dans un instant.')
const waking = sentence('Préau démarre', 'L’école n’est pas encore ouverte. Rechargez la page dans quelques secondes.')
const unbuilt = sentence('Écrans absents', 'Les écrans ne sont pas construits\u00a0: lancez « npm start ».')

const say = (reply: FastifyReply, status: number, html: string) =>
  reply.code(status).type('text/html; charset=utf-8').send(html)

const hostOf = (origin: string) => new URL(origin).host

/** Pages, health and uploads through Fastify; calls before it, on their short path; uploaded files on their own host. */
export function openHttp(place: Place) {
  const streams = new Set<ServerResponse>()
  place.endStreams = () => {
    for (const stream of streams) stream.destroy()
  }
  const app = fastify({
    bodyLimit: 65_536,
    logger: false,
    // An address nobody can read: our own page says so.
    frameworkErrors: (_failure, _request, reply) => say(reply, 400, missing),
    // Nothing that can be read as a request: Node leaves the answer to us, headers included.
    clientErrorHandler: (_error, socket) => {
      if (!socket.writable) return
      const lines = Object.entries(ownHeaders(place.filesOrigin)).map(([name, value]) => `${name}: ${value}\r\n`)
      socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}Connection: close\r\nContent-Length: 0\r\n\r\n`)
    },
    serverFactory: (handle) =>
      createServer({ keepAliveTimeout: 65_000, requireHostHeader: false }, (request, answer) => {
        const isFiles = request.headers.host === hostOf(place.filesOrigin)
        setHeaders(answer, isFiles ? fileHeaders(place.origin) : ownHeaders(place.filesOrigin))
        answer.on('error', () => {})
        if (isFiles) return place.answerFile(request, answer)
        if (isUpload(request)) return place.answerUpload(request, answer)
        if (!isCall(request)) return handle(request, answer)
        if (!place.school) return refuse(answer, 'SERVICE_UNAVAILABLE')
        const { school, logger, allows } = place
        if (request.headers.accept === 'text/event-stream') {
          streams.add(answer)
          answer.on('close', () => streams.delete(answer))
        }
        answerCall({ school, request, answer }, { logger, allows }).catch((cause: unknown) => {
          logger.error(cause instanceof Error ? traceOf(cause) : {}, 'unanswered')
          answer.destroy()
        })
      }),
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(/^application\/reports\+json/, { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )

  app.get('/livez', async () => 'ok')
  app.get('/readyz', async (_request, reply) =>
    (await place.isReady()) ? 'ok' : reply.code(503).header('Retry-After', '1').send('pas encore'),
  )
  app.get('/version', async () => ({ version: place.version }))
  app.post('/rapports', (request, reply) => report(request, reply, place.logger))
  app.get('/', async (request, reply) => {
    const home = await homeOf(request, place.school)
    return home ? reply.redirect(home, 303) : servePage(request, reply, place)
  })
  app.get('/*', (request, reply) => servePage(request, reply, place))
  app.setNotFoundHandler((_request, reply) => say(reply, 404, missing))
  app.setErrorHandler((failure: Error & { statusCode?: number }, _request, reply) => {
    const status = failure.statusCode ?? 500
    if (status >= 500) place.logger.error(traceOf(failure), 'failure')
    return say(reply, status, status === 500 ? broken : missing)
  })
  return app
}

const isUpload = ({ url = '' }: IncomingMessage) => url === '/envois' || url.startsWith('/envois/')

/** Browsers tell of what the policy stopped; where, and by which rule, is enough to mend it. */
function report(request: FastifyRequest, reply: FastifyReply, logger: Logger) {
  const rules = String(request.body).match(/"effectiveDirective":"[\w-]{1,40}"/g) ?? []
  logger.warn({ rules: rules.slice(0, 10) }, 'policy violation')
  return reply.code(204).send()
}

/** Somebody signed in has no use for the sign-in page. */
async function homeOf(request: FastifyRequest, school: School | undefined) {
  const token = cookie(request.headers.cookie, sessionCookie)
  if (!school || !token) return undefined
  const session = await currentSession(school.db, token, dayOf(school.clock()))
  return session && appPath[session.role]
}

async function servePage(request: FastifyRequest, reply: FastifyReply, place: Place) {
  const path = request.url.split('?', 1)[0] ?? '/'
  const page = place.findPage(path)
  if (!page) return say(reply, 404, missing)
  if (page === 'unbuilt') return say(reply, 503, unbuilt)
  if (!page.immutable && !place.school) return say(reply.header('Retry-After', '2'), 503, waking)
  // Reached by another name, an app could sign nobody in: writes are taken from its own address alone.
  if (!page.immutable && request.headers.host !== hostOf(place.origin)) return reply.redirect(place.origin + path, 307)
  reply.header('Cache-Control', page.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  reply.header('ETag', page.etag).header('Vary', 'Accept-Encoding').type(page.type)
  if (request.headers['if-none-match'] === page.etag) return reply.code(304).send()
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = (['br', 'gzip'] satisfies Encoding[]).find((name) => accepted.includes(name))
  const squeezed = encoding && (await page.squeeze(encoding))
  if (!squeezed) return reply.send(page.body)
  return reply.header('Content-Encoding', encoding).send(squeezed)
}
