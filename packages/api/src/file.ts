import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Db } from '@preau/db/database'
import { fileSeenBy } from '@preau/db/file'
import { notFound, Refusal } from '@preau/domain/refusal'
import * as z from 'zod/mini'
import type { School } from './school.ts'
import { livingSession, sessionIdOf } from './session.ts'
import { forEveryone, router } from './trpc.ts'

const lifetime = 60_000

const sign = (secret: string, fileId: string, session: string, until: string) =>
  createHmac('sha256', secret).update(`file ${fileId} ${session} ${until}`).digest('base64url')

/** Opens this file for a minute, for as long as this session lives and may see it. No name in it: addresses are logged. */
function linkTo({ filesOrigin, secret }: School, fileId: string, sessionId: string) {
  const until = String(Date.now() + lifetime)
  const search = new URLSearchParams({ session: sessionId, until, sign: sign(secret, fileId, sessionId, until) })
  return `${filesOrigin}/${fileId}?${search}`
}

const same = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** The file a link opens, if it still does: not too old, of a session alive, whose right was not withdrawn. */
export async function openLink(db: Db, { secret }: School, url: URL, today: string) {
  const [, fileId = ''] = url.pathname.split('/')
  const [session, until, given] = ['session', 'until', 'sign'].map((name) => url.searchParams.get(name) ?? '')
  if (!session || !until || !given || !same(given, sign(secret, fileId, session, until))) return undefined
  if (Number(until) < Date.now()) return undefined
  const found = await livingSession(db, session, today)
  return found && (await fileSeenBy(db, { id: found.accountId, role: found.role, today }, fileId))
}

export const fileRouter = router({
  link: forEveryone.input(z.strictObject({ fileId: z.uuid() })).query(async ({ ctx, input }) => {
    if (!ctx.session) throw new Refusal('signed_out')
    const file = await fileSeenBy(ctx.db, ctx.viewer, input.fileId)
    if (!file) throw notFound()
    return {
      url: linkTo(ctx.school, file.id, sessionIdOf(ctx.session.token)),
      name: file.name,
      mediaType: file.mediaType,
    }
  }),
})
