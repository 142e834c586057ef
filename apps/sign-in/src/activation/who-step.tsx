import { Button } from '@preau/ui/button'
import { Notice } from '@preau/ui/notice'
import { useState } from 'react'
import type { Letter } from '../activation.tsx'
import { api, sentence, type Welcome } from '../api.ts'
import { SignInForm } from '../sign-in.tsx'
import { StepTitle } from './step-title.tsx'

type WhoStepProps = {
  letter: Letter
  /** Whoever is signed in on this device already. */
  person: Welcome['person']
  onYes: () => void
  onNo: () => void
  onJoined: () => Promise<void>
}

const role = {
  student: 'Élève',
  teacher: 'Membre de l’équipe',
  parent: 'Responsable d’élève',
  admin: 'Administration',
} as const

/** The letter names someone; an adult who has an account here already adds this hat to it. */
export function WhoStep({ letter, person, onYes, onNo, onJoined }: WhoStepProps) {
  const [joining, setJoining] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [pending, setPending] = useState(false)

  async function handleJoin() {
    setFailure(undefined)
    setPending(true)
    try {
      await api.session.addHat.mutate({ code: letter.code })
      await onJoined()
    } catch (error) {
      setPending(false)
      setFailure(sentence(error))
    }
  }

  if (joining) {
    return (
      <div className="grid gap-5">
        <StepTitle>Ajouter à mon compte</StepTitle>
        <p>Connectez-vous avec le compte que vous avez déjà{'\u00a0'}: vous changerez d’espace en haut à droite.</p>
        {failure && <Notice tone="error">{failure}</Notice>}
        <SignInForm submit="Se connecter et ajouter" onSignedIn={handleJoin} />
        <Button variant="quiet" onClick={() => setJoining(false)}>
          Revenir en arrière
        </Button>
      </div>
    )
  }
  return (
    <div className="grid gap-5">
      <StepTitle>{letter.role === 'student' ? 'C’est bien toi\u00a0?' : 'C’est bien vous\u00a0?'}</StepTitle>
      <div className="cover grid px-5 py-4">
        {letter.givenName && <p className="text-lg font-[650]">{letter.givenName}</p>}
        <p className="text-quiet">
          {role[letter.role]} · {letter.schoolName}
        </p>
      </div>
      {failure && <Notice tone="error">{failure}</Notice>}
      <div className="grid gap-3">
        {person && letter.role !== 'student' && (
          <Button pending={pending} onClick={() => void handleJoin()}>
            Oui, ajouter au compte de {person.name}
          </Button>
        )}
        <Button variant={person ? 'secondary' : 'primary'} onClick={onYes}>
          {person ? 'Oui, créer un autre compte' : 'Oui, continuer'}
        </Button>
        {!person && letter.role !== 'student' && (
          <Button variant="secondary" onClick={() => setJoining(true)}>
            J’ai déjà un compte dans cet établissement
          </Button>
        )}
        <Button variant="quiet" onClick={onNo}>
          Non, ce n’est pas moi
        </Button>
      </div>
    </div>
  )
}
