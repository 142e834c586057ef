import { passwordMistake } from '@preau/domain/password'
import { refusalSentence } from '@preau/domain/refusal'
import { activateInput } from '@preau/domain/sign-in'
import { Button } from '@preau/ui/button'
import { focusFirstMistake, TextField } from '@preau/ui/form'
import { NewPasswordField } from '@preau/ui/new-password'
import { Notice } from '@preau/ui/notice'
import { type FormEvent, useState } from 'react'
import type { Letter } from '../activation.tsx'
import { api, reasonOf, sentence } from '../api.ts'
import { mistakesIn } from '../mistakes.ts'
import { StepTitle } from './step-title.tsx'

type PasswordStepProps = {
  letter: Letter
  onDone: (done: { username: string; path: string }) => void
  onCodeLost: () => void
}

/** The last step: a password of one's own, under the username proposed or already theirs. */
export function PasswordStep({ letter, onDone, onCodeLost }: PasswordStepProps) {
  const pupil = letter.role === 'student'
  const tone = pupil ? 'pupil' : 'adult'
  const [mistakes, setMistakes] = useState(mistakesIn)
  const [failure, setFailure] = useState<string>()
  const [pending, setPending] = useState(false)

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    const typed = activateInput.safeParse({
      code: letter.code,
      password: fields.get('password'),
      ...(!letter.hasUsername && { username: fields.get('username') }),
    })
    const username = String(fields.get('username') ?? letter.username)
    const wrong = mistakesIn(typed.error?.issues)
    const words = [letter.givenName, letter.schoolName, username]
    const weak = passwordMistake(String(fields.get('password')), { role: letter.role, words })
    if (weak) wrong['password'] = refusalSentence(weak, tone)
    setFailure(undefined)
    setMistakes(wrong)
    if (!typed.success || weak) return focusFirstMistake(form)
    setPending(true)
    try {
      onDone(await api.session.activate.mutate(typed.data))
    } catch (error) {
      setPending(false)
      const reason = reasonOf(error)
      const said = sentence(error, tone)
      if (reason === 'username_taken') setMistakes({ username: said })
      else if (reason?.startsWith('password_')) setMistakes({ password: said })
      else setFailure(said)
      focusFirstMistake(form)
    }
  }

  return (
    <form onSubmit={handleSubmit} noValidate className="grid gap-5">
      <StepTitle>{pupil ? 'Choisis ton mot de passe' : 'Choisissez votre mot de passe'}</StepTitle>
      {failure && (
        <Notice
          tone="error"
          action={
            <Button variant="secondary" onClick={onCodeLost}>
              Reprendre le code
            </Button>
          }
        >
          {failure}
        </Notice>
      )}
      <TextField
        label={pupil ? 'Ton identifiant' : 'Votre identifiant'}
        name="username"
        defaultValue={letter.username}
        readOnly={letter.hasUsername}
        description={
          letter.hasUsername
            ? 'Il ne change pas.'
            : 'Proposé pour se retenir facilement\u00a0; il peut être changé ici.'
        }
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={mistakes['username']}
      />
      <NewPasswordField
        chooser={{ role: letter.role, words: [letter.givenName, letter.schoolName, letter.username] }}
        error={mistakes['password']}
      />
      <Button pending={pending}>Ouvrir mon compte</Button>
    </form>
  )
}
