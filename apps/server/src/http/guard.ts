import type { IncomingMessage } from 'node:http'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'

/**
 * Why a call may not go on, if so: another site can make a browser send forms with our cookie, but neither JSON nor
 * our Origin. Asked before anything reads the request.
 */
export function refusalOf(request: IncomingMessage, origin: string): TRPC_ERROR_CODE_KEY | undefined {
  if (request.method === 'GET') return undefined
  if (request.method !== 'POST') return 'METHOD_NOT_SUPPORTED'
  if (!isOurs(request, origin)) return 'FORBIDDEN'
  return request.headers['content-type'] === 'application/json' ? undefined : 'UNSUPPORTED_MEDIA_TYPE'
}

/** Sent by a page of ours. */
export function isOurs({ headers }: IncomingMessage, origin: string) {
  const site = headers['sec-fetch-site']
  return headers.origin === origin && (site === undefined || site === 'same-origin')
}
