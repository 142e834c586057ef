import { FailureScreen, NotFoundScreen } from '@preau/ui/failure'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { answerTo, sentence } from './mishap.ts'

/** A page that could not be shown, inside the tabs. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const answer = answerTo(error)
  // An address that is no address is refused before anybody looks for it.
  if (answer?.reason === 'not_found' || answer?.code === 'BAD_REQUEST') return <LostScreen />
  function handleRetry() {
    reset()
    void router.invalidate()
  }
  return (
    <FailureScreen reference={answer?.reference} onRetry={handleRetry}>
      {answer ? undefined : sentence(error)}
    </FailureScreen>
  )
}

export function LostScreen() {
  return (
    <NotFoundScreen
      home={
        <Link to="/" className="font-[650] text-accent underline underline-offset-3">
          Revenir à aujourd’hui
        </Link>
      }
    >
      Cette page n’existe pas, ou tu n’y as pas accès.
    </NotFoundScreen>
  )
}
