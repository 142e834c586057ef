import { Button } from '@preau/ui/button'
import { focusFirstMistake, PasswordField } from '@preau/ui/form'
import { NewPasswordField } from '@preau/ui/new-password'
import { Notice } from '@preau/ui/notice'
import { Screen } from '@preau/ui/screen'
import { useToast } from '@preau/ui/toast'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { answerTo, sentence } from '../mishap.ts'

export const Route = createFileRoute('/mot-de-passe')({ component: PasswordScreen })

interface Mistakes {
  current?: string | undefined
  next?: string | undefined
}

function PasswordScreen() {
  const navigate = Route.useNavigate()
  const toast = useToast()
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const change = useMutation(
    api.session.changePassword.mutationOptions({
      onSuccess: () => {
        toast('Mot de passe changé. Vos autres appareils sont déconnectés.')
        void navigate({ to: '/' })
      },
      onError: (error) => {
        const reason = answerTo(error)?.reason
        if (reason === 'wrong_password') setMistakes({ current: 'Ce n’est pas votre mot de passe actuel.' })
        else if (reason?.startsWith('password_')) setMistakes({ next: sentence(error) })
      },
    }),
  )
  const beside = mistakes.current ?? mistakes.next

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const current = String(form.get('current') ?? '')
    const next = String(form.get('next') ?? '')
    const wrong: Mistakes = {
      current: current ? undefined : 'Écrivez votre mot de passe actuel.',
      next: next ? undefined : 'Choisissez un nouveau mot de passe.',
    }
    setMistakes(wrong)
    if (current && next) change.mutate({ current, next })
    else focusFirstMistake(event.currentTarget)
  }

  return (
    <Screen title="Changer mon mot de passe" width="reading">
      <form onSubmit={handleSubmit} noValidate className="grid max-w-[30rem] gap-5">
        <PasswordField
          label="Mot de passe actuel"
          name="current"
          autoComplete="current-password"
          error={mistakes.current}
        />
        <NewPasswordField
          label="Nouveau mot de passe"
          name="next"
          chooser={{ role: session.account.role, words: [session.account.name, session.school.name] }}
          error={mistakes.next}
        />
        {change.error && !beside && <Notice tone="error">{sentence(change.error)}</Notice>}
        <div>
          <Button pending={change.isPending}>Changer</Button>
        </div>
      </form>
    </Screen>
  )
}
