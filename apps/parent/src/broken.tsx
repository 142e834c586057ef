import { refusalSentence } from '@preau/domain/refusal'
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
      {wordsOf(answer?.reason) ?? (answer ? undefined : sentence(error))}
    </FailureScreen>
  )
}

/** Someone with two hats came here under the other one. */
const wordsOf = (reason: string | undefined) =>
  reason === 'wrong_door'
    ? 'Cet espace est celui des parents. Si vous en êtes un, choisissez-le dans le menu de votre compte, en haut à droite.'
    : refusalSentence(reason)

export function LostScreen() {
  return (
    <NotFoundScreen
      home={
        <Link to="/" className="font-[650] text-accent underline underline-offset-3">
          Revenir à l’accueil
        </Link>
      }
    >
      Cette page n’existe pas, ou vous n’y avez pas accès.
    </NotFoundScreen>
  )
}
