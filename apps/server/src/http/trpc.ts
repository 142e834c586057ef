import type { IncomingMessage, ServerResponse } from 'node:http'
import { deviceCookie } from '@preau/api/device'
import { appRouter } from '@preau/api/router'
import type { School } from '@preau/api/school'
import { cookieOf, currentSession, sessionCookie } from '@preau/api/session'
import type { Context } from '@preau/api/trpc'
import { dayOf } from '@preau/domain/day'
import { Refusal } from '@preau/domain/refusal'
import { callTRPCProcedure, getErrorShape, getTRPCErrorFromUnknown, TRPCError } from '@trpc/server'
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import type { Logger } from 'pino'
import { traceOf } from '../log.ts'
import { cookie } from './cookies.ts'
import { refusalOf } from './guard.ts'

const prefix = '/trpc/'
const bodyLimit = 1_048_576
const batchLimit = 10
const config = appRouter._def._config
// The router keeps its procedures flat, by path.
const kinds = new Map(Object.entries<unknown>(appRouter._def.procedures).map(([path, made]) => [path, kindOf(made)]))
const typeOf: Partial<Record<string, 'query' | 'mutation'>> = { GET: 'query', POST: 'mutation' }

function kindOf(made: unknown) {
  if (typeof made !== 'function' || !('_def' in made)) return undefined
  const { _def: definition } = made
  return typeof definition === 'object' && definition && 'type' in definition ? definition.type : undefined
}

interface Exchange {
  school: School
  request: IncomingMessage
  answer: ServerResponse
}

interface Options {
  logger: Logger
  /** False once this person has asked too much for now. */
  allows: (who: string, calls: number) => boolean
}

/** Who asks, when, and how to answer their browser. */
async function contextOf({ school, request, answer }: Exchange, calls: number, { allows }: Options): Promise<Context> {
  const now = school.clock()
  const today = dayOf(now)
  const token = cookie(request.headers.cookie, sessionCookie)
  const session = token ? await currentSession(school.db, token, today) : undefined
  if (session && !allows(session.loginId, calls)) throw new Refusal('too_many_calls')
  if (session?.fresh) answer.appendHeader('Set-Cookie', cookieOf(session))
  return {
    school,
    db: school.db,
    now,
    viewer: session && { id: session.accountId, role: session.role, today },
    session,
    device: cookie(request.headers.cookie, deviceCookie),
    setCookie: (header) => {
      // The token that was just pushed back, if any, is no longer the one to keep.
      const name = header.slice(0, header.indexOf('=') + 1)
      const others = [answer.getHeader('Set-Cookie') ?? []].flat().map(String)
      answer.setHeader('Set-Cookie', [...others.filter((other) => !other.startsWith(name)), header])
    },
    clearBrowser: () => answer.setHeader('Clear-Site-Data', '"cache", "storage"'),
  }
}

async function tooMany<T>(context: Promise<T>) {
  try {
    return await context
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: cause.reason, cause })
  }
}

const patience: Partial<Record<string, string>> = { TOO_MANY_REQUESTS: '60', SERVICE_UNAVAILABLE: '5' }

function note(error: TRPCError, path: string | undefined, answer: ServerResponse, logger: Logger) {
  const later = patience[error.code]
  if (later && !answer.headersSent) answer.setHeader('Retry-After', later)
  if (error.code === 'INTERNAL_SERVER_ERROR') logger.error({ path, ...traceOf(error) }, 'failure')
}

function send(answer: ServerResponse, status: number, body: unknown) {
  const text = JSON.stringify(body)
  answer.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }).end(text)
}

function sendError(answer: ServerResponse, error: TRPCError, path: string | undefined, ctx?: Context) {
  const shape = getErrorShape({ config, error, type: 'unknown', path, input: undefined, ctx })
  send(answer, getHTTPStatusCodeFromError(error), { error: shape })
}

/** Said before anything looks at the request; whatever it was sending is not read. */
export function refuse(answer: ServerResponse, code: TRPC_ERROR_CODE_KEY) {
  answer.setHeader('Connection', 'close')
  sendError(answer, new TRPCError({ code }), undefined)
}

async function readBody(request: IncomingMessage) {
  const pieces: Buffer[] = []
  let size = Number(request.headers['content-length'] ?? 0)
  if (size > bodyLimit) throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE' })
  size = 0
  for await (const piece of request) {
    size += piece.length
    if (size > bodyLimit) throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE' })
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', cause })
  }
}

/** The path and input of a plain call; none for a batch, a stream, an event source or anything unusual. */
function plainCall(request: IncomingMessage) {
  const { method = '', headers, url = '' } = request
  const mark = url.indexOf('?')
  const path = url.slice(prefix.length, mark === -1 ? undefined : mark)
  const type = typeOf[method]
  if (!type || kinds.get(path) !== type) return undefined
  if (headers['trpc-accept'] || headers.accept === 'text/event-stream' || headers.accept === 'application/jsonl') {
    return undefined
  }
  if (mark === -1) return { path, type, input: undefined }
  const search = new URLSearchParams(url.slice(mark + 1))
  const input = search.get('input') ?? undefined
  return search.size === (input === undefined ? 0 : 1) ? { path, type, input } : undefined
}

/**
 * A plain call without the stock adapter, whose web streams cost more than a query; same answers, same mistakes, which
 * the tests compare.
 */
async function answerPlain(exchange: Exchange, call: NonNullable<ReturnType<typeof plainCall>>, options: Options) {
  const { request, answer } = exchange
  const { path, type } = call
  let ctx: Context | undefined
  try {
    const text = type === 'mutation' ? await readBody(request) : call.input
    const context = await tooMany(contextOf(exchange, 1, options))
    ctx = context
    const getRawInput = async () => (text === undefined || (text === '' && type === 'query') ? undefined : parse(text))
    const data: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      type,
      ctx,
      getRawInput,
      signal: undefined,
      batchIndex: 0,
    })
    answer.setHeader('Vary', 'trpc-accept, accept')
    send(answer, 200, { result: { data } })
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause)
    note(error, path, answer, options.logger)
    answer.setHeader('Vary', 'trpc-accept, accept')
    if (!request.complete) answer.setHeader('Connection', 'close')
    sendError(answer, error, path, ctx)
  }
}

function decoded(path: string) {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** A sign-in sets cookies and weighs a processor: never several at once, nor in a stream that has already begun. */
const isCrowd = (request: IncomingMessage, path: string) =>
  request.method === 'POST' &&
  path.includes('session.') &&
  (path.includes(',') || request.headers['trpc-accept'] === 'application/jsonl')

async function answerStock(exchange: Exchange, options: Options) {
  const { request, answer } = exchange
  const path = (request.url ?? '').slice(prefix.length).split('?', 1)[0] ?? ''
  const name = decoded(path)
  if (name === undefined || isCrowd(request, name)) return refuse(answer, 'BAD_REQUEST')
  await nodeHTTPRequestHandler({
    router: appRouter,
    req: request,
    res: answer,
    path,
    createContext: ({ info }) => tooMany(contextOf(exchange, info.calls.length, options)),
    maxBodySize: bodyLimit,
    maxBatchSize: batchLimit,
    onError: ({ error, path: procedure }) => note(error, procedure, answer, options.logger),
  })
}

/** Everything under /trpc/. */
export async function answerCall(exchange: Exchange, options: Options) {
  const { request, answer, school } = exchange
  const refusal = refusalOf(request, school.origin)
  if (refusal) return refuse(answer, refusal)
  const call = plainCall(request)
  await (call ? answerPlain(exchange, call, options) : answerStock(exchange, options))
}

export const isCall = (request: IncomingMessage) => request.url?.startsWith(prefix) ?? false
