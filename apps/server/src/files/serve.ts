import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openLink } from '@preau/api/file'
import type { School } from '@preau/api/school'
import { dayOf } from '@preau/domain/day'
import { isInline } from '@preau/domain/file-type'
import type { Logger } from 'pino'
import { traceOf } from '../log.ts'
import { exists, keptDirOf } from './store.ts'

const stale = 'Ce lien n’ouvre plus rien\u00a0: retournez sur Préau, et ouvrez le fichier de nouveau.\n'

/** RFC 6266: a plain name for old browsers, the real one for the others. */
function disposition(name: string, mediaType: string) {
  const plain = name.replace(/[^ -~]|["\\%]/g, '_')
  const real = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${isInline(mediaType) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${real}`
}

/** The piece asked for; the whole when the wish is unusual, nothing when it is beyond the end. */
function rangeOf(header: string | undefined, size: number) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return { start: 0, end: size - 1, isPart: false }
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end && start < size ? { start, end, isPart: true } : undefined
}

/** What the page that shows it may do: nothing but show it. */
function policy(mediaType: string, origin: string) {
  // Chrome's reader refuses a sandbox; the host of its own is what protects.
  if (mediaType === 'application/pdf') return `default-src 'none'; object-src 'self'; frame-ancestors ${origin}`
  const media = /^(image|audio|video)\//.test(mediaType) ? "; img-src 'self'; media-src 'self'" : ''
  return `sandbox; default-src 'none'${media}; frame-ancestors ${origin}`
}

/** Everything on the files' host: one file for each link that still holds, and nothing else. */
export function openFiles(school: School, logger: Logger) {
  const { db, filesDir, origin, filesOrigin } = school

  async function serve(request: IncomingMessage, answer: ServerResponse) {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const url = URL.canParse(request.url ?? '', filesOrigin) ? new URL(request.url ?? '', filesOrigin) : undefined
    const file = isRead && url && (await openLink(db, school, url, dayOf(school.clock())))
    const path = file && join(keptDirOf(filesDir), file.id)
    if (!file || !path || !(await exists(path))) {
      answer.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(stale)
      return
    }
    const range = rangeOf(request.headers.range, file.size)
    if (!range) {
      answer.writeHead(416, { 'Content-Range': `bytes */${file.size}` }).end()
      return
    }
    const { start, end, isPart } = range
    answer.writeHead(isPart ? 206 : 200, {
      'Content-Type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
      'Content-Length': end - start + 1,
      'Content-Disposition': disposition(file.name, file.mediaType),
      'Content-Security-Policy': policy(file.mediaType, origin),
      'Accept-Ranges': 'bytes',
      ...(isPart && { 'Content-Range': `bytes ${start}-${end}/${file.size}` }),
    })
    if (request.method === 'HEAD') answer.end()
    else await pipeline(createReadStream(path, { start, end }), answer)
  }

  return (request: IncomingMessage, answer: ServerResponse) => {
    serve(request, answer).catch((failure: unknown) => {
      // The reader closed the page before the end: nothing is wrong.
      if (answer.destroyed) return
      logger.error(failure instanceof Error ? traceOf(failure) : {}, 'file')
      if (answer.headersSent) answer.destroy()
      else answer.writeHead(500).end()
    })
  }
}
