import { Button } from '@preau/ui/button'
import { focusFirstMistake, PasswordField } from '@preau/ui/form'
import { NewPasswordField } from '@preau/ui/new-password'
import { Notice } from '@preau/ui/notice'
import { Screen } from '@preau/ui/screen'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { answerTo, sentence } from '../mishap.ts'

export const Route = createFileRoute('/mot-de-passe')({ component: PasswordScreen })

function PasswordScreen() {
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const [empty, setEmpty] = useState<{ current?: string; next?: string }>({})
  const change = useMutation(api.session.changePassword.mutationOptions())
  const { account, school } = session
  const reason = answerTo(change.error)?.reason
  const current = reason === 'wrong_password' ? 'Ce n’est pas votre mot de passe actuel.' : undefined
  const next = reason?.startsWith('password_') ? sentence(change.error) : undefined

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    const typed = { current: String(fields.get('current')), next: String(fields.get('next')) }
    setEmpty({
      ...(typed.current === '' && { current: 'Écrivez votre mot de passe actuel.' }),
      ...(typed.next === '' && { next: 'Choisissez un nouveau mot de passe.' }),
    })
    if (typed.current === '' || typed.next === '') return focusFirstMistake(form)
    change.mutate(typed, { onSuccess: () => form.reset(), onError: () => focusFirstMistake(form) })
  }

  return (
    <Screen title="Changer de mot de passe" width="reading">
      {change.isSuccess && (
        <Notice tone="success">
          Mot de passe changé. Vos autres appareils devront se reconnecter avec le nouveau.
        </Notice>
      )}
      {change.error && !current && !next && <Notice tone="error">{sentence(change.error)}</Notice>}
      <form onSubmit={handleSubmit} noValidate className="grid max-w-[30rem] gap-5">
        <PasswordField
          label="Mot de passe actuel"
          name="current"
          autoComplete="current-password"
          error={empty.current ?? current}
        />
        <NewPasswordField
          // A new field once it has served: the strength shown belongs to what is typed.
          key={change.isSuccess ? 'changed' : 'new'}
          label="Nouveau mot de passe"
          name="next"
          chooser={{ role: account.role, words: [account.name, school.name] }}
          error={empty.next ?? next}
        />
        <div>
          <Button pending={change.isPending}>Changer le mot de passe</Button>
        </div>
      </form>
    </Screen>
  )
}
