import { buttonClass } from '@preau/ui/button'
import { StepTitle } from './step-title.tsx'

/** The account is open and signed in; the username is to be kept. */
export function DoneStep({ username, path, pupil }: { username: string; path: string; pupil: boolean }) {
  return (
    <div className="grid gap-5">
      <StepTitle>{pupil ? 'Voici ton identifiant' : 'Voici votre identifiant'}</StepTitle>
      <p className="cover px-5 py-4 font-mono text-xl break-all select-all">{username}</p>
      <p>
        {pupil ? 'Note-le' : 'Notez-le'}
        {'\u00a0'}: il sert à chaque connexion, avec le mot de passe choisi. La lettre, elle, ne sert plus.
      </p>
      <a href={path} className={buttonClass('primary')}>
        Entrer dans Préau
      </a>
    </div>
  )
}
