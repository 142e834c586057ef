import { signInInput } from '@preau/domain/sign-in'
import { Button } from '@preau/ui/button'
import { CheckField } from '@preau/ui/choice'
import { focusFirstMistake, PasswordField, TextField } from '@preau/ui/form'
import { Notice } from '@preau/ui/notice'
import { Screen, Section } from '@preau/ui/screen'
import { ArrowLeft, ChevronRight, MailOpen } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { api, reasonOf, type SignedIn, sentence } from './api.ts'
import { mistakesIn } from './mistakes.ts'

type OnSignedIn = (answer: SignedIn) => Promise<void>

/** One page for everybody: nobody says what they are, the account knows. */
export function SignInScreen({ school, onSignedIn }: { school: string | undefined; onSignedIn: OnSignedIn }) {
  return (
    <Screen title={school ?? 'Connexion'} lead="Emploi du temps, devoirs, messages" width="reading">
      <a href="#lettre" className="cover flex items-center gap-4 px-4 py-4 hover:border-edge">
        <MailOpen aria-hidden="true" className="size-7 flex-none text-accent" />
        <span className="grid grow">
          <span className="font-[650] text-accent">J’ai une lettre ou un code</span>
          <span className="text-base text-quiet">Première connexion, ou mot de passe perdu</span>
        </span>
        <ChevronRight aria-hidden="true" className="size-5 flex-none text-quiet" />
      </a>
      <Section title="J’ai déjà un compte">
        <SignInForm onSignedIn={onSignedIn} />
      </Section>
      <p className="text-base text-quiet">
        Identifiant ou mot de passe perdu{'\u00a0'}? L’établissement peut vous remettre un nouveau code.
      </p>
    </Screen>
  )
}

/** Keeps what was typed whatever happens; only a success leaves the page. */
export function SignInForm({ onSignedIn, submit = 'Se connecter' }: { onSignedIn: OnSignedIn; submit?: string }) {
  const [pending, setPending] = useState(false)
  const [mistakes, setMistakes] = useState(mistakesIn)
  const [failure, setFailure] = useState<string>()
  const message = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (failure) message.current?.focus()
  }, [failure])

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    const typed = signInInput.safeParse({
      username: fields.get('username'),
      password: fields.get('password'),
      remember: fields.has('remember'),
    })
    setFailure(undefined)
    setMistakes(mistakesIn(typed.error?.issues))
    if (!typed.success) return focusFirstMistake(form)
    setPending(true)
    try {
      await onSignedIn(await api.session.signIn.mutate(typed.data))
    } catch (error) {
      setFailure(sentence(error))
      // The likely mistake is in the password: the next keystroke replaces it.
      if (reasonOf(error) === 'wrong_password') form.querySelector<HTMLInputElement>('[name=password]')?.select()
    } finally {
      setPending(false)
    }
  }

  return (
    <form onSubmit={handleSubmit} noValidate className="grid gap-4">
      {failure && (
        <div ref={message} tabIndex={-1} className="outline-none">
          <Notice tone="error">{failure}</Notice>
        </div>
      )}
      <TextField
        label="Identifiant"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={mistakes['username']}
      />
      <PasswordField label="Mot de passe" name="password" error={mistakes['password']} />
      <CheckField
        label="Rester connecté sur cet appareil"
        name="remember"
        description="Pour les élèves et leurs familles, sur un appareil à eux. Jamais sur un ordinateur partagé."
      />
      <Button pending={pending}>{submit}</Button>
    </form>
  )
}

export const backToSignIn = (
  <a href="#connexion" className="inline-flex min-h-11 items-center gap-2 font-[650] text-accent">
    <ArrowLeft aria-hidden="true" className="size-5" />
    Revenir à la connexion
  </a>
)
