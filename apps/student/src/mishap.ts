import type { AppRouter } from '@preau/api'
import { refusalSentence } from '@preau/domain/refusal'
import { isTRPCClientError } from '@trpc/client'

/** What the server said of a request that did not go through; nothing when it never answered. */
export function answerTo(error: unknown) {
  return isTRPCClientError<AppRouter>(error) ? error.data : undefined
}

/** What to tell a pupil whose action did not go through. What was typed is still there. */
export function sentence(error: unknown) {
  const answer = answerTo(error)
  if (!answer) return 'Pas de réseau pour l’instant. Rien n’est perdu\u00a0: réessaie dans un moment.'
  const refusal = refusalSentence(answer.reason, 'pupil')
  if (refusal) return refusal
  const reference = answer.reference ? ` (réf.\u00a0${answer.reference})` : ''
  return `Ça n’a pas marché. Ton texte est gardé. Réessaie.${reference}`
}
