import { Notice } from '@preau/ui/notice'
import type { Child } from './children.ts'

/** Why no new message is offered, to whoever has a right to information alone. */
export function InformedOnly({ of }: { of: Child[] }) {
  if (of.length === 0) return null
  const names = new Intl.ListFormat('fr').format(of.map(({ givenName }) => givenName))
  return (
    <Notice title={`Droit à l’information\u00a0: ${names}`}>
      <p>
        L’établissement a noté pour vous un droit à l’information{'\u00a0'}: vous lisez tout, et vous pouvez répondre
        aux messages reçus. Commencer une conversation revient à la personne qui exerce l’autorité parentale. Pour toute
        question, le secrétariat vous répond.
      </p>
    </Notice>
  )
}
