import type { AppRouter } from '@preau/api'
import { refusalSentence } from '@preau/domain/refusal'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'

export const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: '/trpc' })] })

type Session = typeof api.session
export type Welcome = Awaited<ReturnType<Session['welcome']['query']>>
export type CheckedCode = Awaited<ReturnType<Session['checkCode']['mutate']>>
export type SignedIn = Awaited<ReturnType<Session['signIn']['mutate']>>
export type Hat = SignedIn['hats'][number]

const isOurs = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError

/** Why the server said no, in one of its own words. */
export const reasonOf = (error: unknown) => (isOurs(error) ? error.data?.reason : undefined)

/** What happened, in a sentence: refused, cut off, or broken on our side. */
export function sentence(error: unknown, to: 'pupil' | 'adult' = 'adult') {
  const pupil = to === 'pupil'
  const data = isOurs(error) ? error.data : undefined
  if (!data) {
    return pupil
      ? 'La connexion au réseau est coupée. Ce que tu as écrit est gardé\u00a0: réessaie quand elle revient.'
      : 'La connexion au réseau est coupée. Ce que vous avez écrit est conservé\u00a0: réessayez quand elle revient.'
  }
  const refused = refusalSentence(data.reason, to)
  if (refused) return refused
  const kept = pupil ? 'Ce que tu as écrit est gardé. Réessaie.' : 'Ce que vous avez écrit est conservé. Réessayez.'
  return `Ça n’a pas marché de notre côté. ${kept}${data.reference ? ` Référence ${data.reference}.` : ''}`
}
