import { FailureScreen, NotFoundScreen } from '@preau/ui/failure'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { answerTo, sentence } from './mishap.ts'

export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const answer = answerTo(error)
  if (answer?.reason === 'not_found') return <LostScreen />
  function handleRetry() {
    reset()
    void router.invalidate()
  }
  return (
    <FailureScreen reference={answer?.reference} onRetry={handleRetry}>
      {answer?.reference ? undefined : sentence(error)}
    </FailureScreen>
  )
}

export function LostScreen() {
  return (
    <NotFoundScreen
      home={
        <Link to="/" className="font-[650] text-accent underline">
          Revenir à ma journée
        </Link>
      }
    >
      Cette page n’existe pas, ou vous n’y avez pas accès.
    </NotFoundScreen>
  )
}
