import { FailureScreen, NotFoundScreen } from '@preau/ui/failure'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { answerTo, sentence } from './mishap.ts'

export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const answer = answerTo(error)
  // An address nobody could have been given: its identifier is not one.
  if (answer?.reason === 'not_found' || answer?.code === 'BAD_REQUEST') return <LostScreen />
  function handleRetry() {
    reset()
    void router.invalidate()
  }
  return (
    <FailureScreen reference={answer?.reference} onRetry={handleRetry}>
      {wordsOf(answer?.reason) ?? (answer?.reference ? undefined : sentence(error))}
    </FailureScreen>
  )
}

/** Someone with two hats came here under the other one. */
const wordsOf = (reason: string | undefined) =>
  reason === 'wrong_door'
    ? 'Cet espace est celui des enseignants et de la vie scolaire. Si vous en êtes, choisissez-le dans le menu de votre compte.'
    : undefined

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
