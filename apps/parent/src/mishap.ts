import type { AppRouter } from '@preau/api'
import { refusalSentence } from '@preau/domain/refusal'
import { isTRPCClientError } from '@trpc/client'

/** What the server said of a request that did not go through; nothing when it never answered. */
export function answerTo(error: unknown) {
  return isTRPCClientError<AppRouter>(error) ? error.data : undefined
}

/** What to tell an adult whose action did not go through. What was typed is still there. */
export function sentence(error: unknown) {
  const answer = answerTo(error)
  if (!answer) return 'Le réseau ne répond pas. Rien n’est perdu\u00a0: réessayez dans un moment.'
  const refusal = refusalSentence(answer.reason)
  if (refusal) return refusal
  const reference = answer.reference ? ` Référence ${answer.reference}.` : ''
  return `L’enregistrement a échoué\u00a0; ce que vous avez écrit est conservé.${reference}`
}
