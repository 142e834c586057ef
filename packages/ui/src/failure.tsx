import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { Screen } from './screen.tsx'

type FailureProps = {
  /** What happened and what is safe, in one or two sentences. */
  children?: ReactNode
  /** The code to give to whoever helps. */
  reference?: string | undefined
  onRetry?: () => void
}

/** Something broke on our side, in a part of the page. */
export function Failure({ children, reference, onRetry }: FailureProps) {
  return (
    <Notice
      tone="error"
      action={
        onRetry && (
          <Button variant="secondary" onClick={onRetry}>
            Réessayer
          </Button>
        )
      }
    >
      <p>{children ?? 'Ces informations n’ont pas pu être chargées. Rien n’est perdu.'}</p>
      {reference && (
        <p className="text-base text-quiet">
          Référence <span className="font-mono">{reference}</span>
        </p>
      )}
    </Notice>
  )
}

/** A router's `errorComponent`, for a whole page. */
export function FailureScreen({ children, reference, onRetry, home }: FailureProps & { home?: ReactNode }) {
  return (
    <Screen title="La page n’a pas pu s’afficher" width="reading">
      <Failure reference={reference} onRetry={onRetry}>
        {children}
      </Failure>
      {home && <p>{home}</p>}
    </Screen>
  )
}

/** A router's `notFoundComponent`. `home` is a link. */
export function NotFoundScreen({ children, home }: { children?: ReactNode; home?: ReactNode }) {
  return (
    <Screen title="Page introuvable" width="reading">
      <p>{children ?? 'Cette page n’existe pas, ou elle n’est pas pour ce compte.'}</p>
      {home && <p>{home}</p>}
    </Screen>
  )
}
