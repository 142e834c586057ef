import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { School } from '@preau/api/school'
import { currentSession, sessionCookie } from '@preau/api/session'
import { findOwnFile, storedBytes } from '@preau/db/file'
import { dayOf } from '@preau/domain/day'
import { fileLimit, tidyName, typeOfName, uploadLimit, yearLimit } from '@preau/domain/file-type'
import type { Role } from '@preau/domain/role'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import type { Logger } from 'pino'
import { cookie } from '../http/cookies.ts'
import { isOurs } from '../http/guard.ts'
import { traceOf } from '../log.ts'
import { type Finished, finish } from './finish.ts'
import { exists, isFileId, keptDirOf, uploadsDirOf } from './store.ts'

export const uploadsPath = '/envois'
/** A half-sent file waits this long for the rest. */
export const patience = 24 * 3_600_000

interface Sender {
  id: string
  role: Role
}

interface Plan {
  id: string
  metadata: { ownerId: string; filename: string }
}

/** As tus hands our request back. */
interface Plannable {
  runtime?: { node?: { req: object } | undefined } | undefined
}

class Declined extends Error {
  readonly status_code: number
  readonly body: string

  constructor(status: number, sentence: string) {
    super(sentence)
    this.status_code = status
    this.body = sentence
  }
}

/** One file sent twice has one id: whoever lost the answer finds what is already there. */
function idFor(sender: Sender, requestKey: string | undefined) {
  if (!requestKey || !isFileId(requestKey)) return randomUUID()
  const hash = createHash('sha256').update(`${sender.id} ${requestKey}`).digest('hex')
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `a${hash.slice(17, 20)}`]
  return [...parts, hash.slice(20, 32)].join('-')
}

/** tus sends `name base64,name base64`. */
function readMetadata(header: string | string[] | undefined) {
  const pairs = String(header ?? '')
    .split(',')
    .map((pair) => pair.trim().split(' '))
  const read = (wanted: string) => {
    const value = pairs.find(([name]) => name === wanted)?.[1]
    return value === undefined ? undefined : Buffer.from(value, 'base64').toString()
  }
  return { filename: read('filename'), requestKey: read('requestKey') }
}

/** Uploads that survive a tunnel: sent by pieces, taken up again, checked when whole. */
export function openUploads(school: School, logger: Logger) {
  const { db, filesDir, origin } = school
  mkdirSync(uploadsDirOf(filesDir), { recursive: true, mode: 0o700 })
  mkdirSync(keptDirOf(filesDir), { recursive: true, mode: 0o700 })
  const store = new FileStore({ directory: uploadsDirOf(filesDir), expirationPeriodInMilliseconds: patience })
  const finishing = new Map<string, Promise<Finished>>()
  const begun = new Map<string, number[]>()
  const planned = new WeakMap<object, Plan>()

  function planOf({ runtime }: Plannable) {
    const plan = runtime?.node && planned.get(runtime.node.req)
    if (!plan) throw new Declined(400, 'Envoi mal formé.')
    return plan
  }

  async function find(id: string) {
    const config = await store.configstore.get(id)
    const { ownerId, filename } = config?.metadata ?? {}
    return ownerId && filename ? { id, ownerId, name: filename, size: config?.size ?? -1 } : undefined
  }

  /** True once every byte is here, or kept already. */
  async function isWhole({ id, size }: { id: string; size: number }) {
    const arrived = join(uploadsDirOf(filesDir), id)
    if (!(await exists(arrived))) return true
    try {
      return (await store.getUpload(id)).offset === size
    } catch (cause) {
      // Another request kept it between the two looks.
      if (await exists(arrived)) throw cause
      return true
    }
  }

  /** Once at a time for each upload, whoever asks. */
  async function complete(upload: { id: string; ownerId: string; name: string }) {
    const underWay = finishing.get(upload.id) ?? finish(school, upload).finally(() => finishing.delete(upload.id))
    finishing.set(upload.id, underWay)
    const finished = await underWay
    if (finished.kept) return
    await rm(join(uploadsDirOf(filesDir), upload.id), { force: true })
    await store.configstore.delete(upload.id)?.catch(() => {})
    throw new Declined(finished.status, finished.sentence)
  }

  const tus = new Server({
    path: uploadsPath,
    datastore: store,
    relativeLocation: true,
    allowedOrigins: [origin],
    // What the sender says of itself stays outside: the plan was made from the session.
    namingFunction: (request) => planOf(request).id,
    onUploadCreate: async (request) => ({ metadata: planOf(request).metadata }),
    onUploadFinish: async (_request, { id }) => {
      const upload = await find(id)
      if (upload) await complete(upload)
      return {}
    },
    onResponseError: (_request, failure) => {
      if ('status_code' in failure && failure.status_code < 500) return undefined
      logger.error(failure instanceof Error ? traceOf(failure) : {}, 'upload')
      return { status_code: 500, body: 'Le fichier n’a pas pu être gardé. Réessayez.' }
    },
  })

  function countBegun(sender: Sender) {
    const since = Date.now() - 600_000
    const recent = (begun.get(sender.id) ?? []).filter((moment) => moment > since)
    if (recent.length >= uploadLimit[sender.role]) throw new Declined(429, 'Trop d’envois à la fois. Attendez un peu.')
    if (begun.size > 10_000) begun.clear()
    begun.set(sender.id, [...recent, Date.now()])
  }

  async function begin(request: IncomingMessage, answer: ServerResponse, sender: Sender) {
    const { filename, requestKey } = readMetadata(request.headers['upload-metadata'])
    const size = Number(request.headers['upload-length'])
    const name = tidyName(filename ?? '')
    const id = idFor(sender, requestKey)
    const isUnusual = request.headers['content-type'] || request.headers['upload-concat']
    if (!Number.isSafeInteger(size) || isUnusual) throw new Declined(400, 'Envoi mal formé.')
    if (size <= 0) throw new Declined(400, 'Ce fichier est vide.')
    if (size > fileLimit[sender.role]) throw new Declined(413, 'Ce fichier est trop lourd.')
    if (!typeOfName(name)) throw new Declined(415, 'Ce type de fichier n’est pas accepté.')
    const isThere = (await findOwnFile(db, sender.id, id)) ?? (await find(id).catch(() => undefined))
    if (isThere) return answer.writeHead(201, { Location: `${uploadsPath}/${id}`, 'Tus-Resumable': '1.0.0' }).end()
    countBegun(sender)
    const year = new Date(Date.now() - 365 * 86_400_000)
    if (sender.role === 'student' && (await storedBytes(db, sender.id, year)) + size > yearLimit) {
      throw new Declined(413, 'Tu n’as plus de place pour de nouveaux fichiers cette année.')
    }
    planned.set(request, { id, metadata: { ownerId: sender.id, filename: name } })
    await tus.handle(request, answer)
  }

  /** An upload whose bytes are all there answers so, whether or not anybody heard it the first time. */
  async function goOn(request: IncomingMessage, answer: ServerResponse, sender: Sender) {
    const id = request.url?.slice(uploadsPath.length + 1) ?? ''
    const upload = isFileId(id) ? await find(id).catch(() => undefined) : undefined
    if (!upload || upload.ownerId !== sender.id) throw new Declined(404, 'Cet envoi n’existe plus.')
    if (!(await isWhole(upload)) || request.method === 'DELETE') return await tus.handle(request, answer)
    await complete(upload)
    const isPiece = request.method === 'PATCH' && request.headers['upload-offset'] !== String(upload.size)
    const sizes = { 'Upload-Offset': upload.size, 'Upload-Length': upload.size }
    answer
      .writeHead(isPiece ? 409 : request.method === 'PATCH' ? 204 : 200, { ...sizes, 'Tus-Resumable': '1.0.0' })
      .end()
  }

  async function receive(request: IncomingMessage, answer: ServerResponse) {
    const { method = '' } = request
    if (!['POST', 'PATCH', 'DELETE', 'HEAD'].includes(method)) throw new Declined(405, 'Envoi mal formé.')
    if (method !== 'HEAD' && !isOurs(request, origin)) throw new Declined(403, 'Cet envoi ne vient pas de Préau.')
    const token = cookie(request.headers.cookie, sessionCookie)
    const session = token && (await currentSession(db, token, dayOf(school.clock())))
    if (!session) throw new Declined(401, 'Votre session est terminée. Reconnectez-vous.')
    const sender = { id: session.accountId, role: session.role }
    const isNew = method === 'POST' && request.url === uploadsPath
    await (isNew ? begin(request, answer, sender) : goOn(request, answer, sender))
  }

  return (request: IncomingMessage, answer: ServerResponse) => {
    receive(request, answer).catch((failure: unknown) => {
      if (answer.headersSent) return answer.destroy()
      const declined = failure instanceof Declined ? failure : undefined
      if (!declined) logger.error(failure instanceof Error ? traceOf(failure) : {}, 'upload')
      const text = declined?.body ?? 'Le fichier n’a pas pu être gardé. Réessayez.'
      // A piece already on its way is read and forgotten, so that the phone hears why; a whole film is not.
      if (Number(request.headers['content-length'] ?? 0) > 2_000_000) answer.setHeader('Connection', 'close')
      answer.writeHead(declined?.status_code ?? 500, { 'Content-Type': 'text/plain; charset=utf-8' })
      return answer.end(request.method === 'HEAD' ? undefined : text)
    })
  }
}
