import { Screen } from '@preau/ui/screen'
import { useState } from 'react'
import { CodeStep } from './activation/code-step.tsx'
import { DoneStep } from './activation/done-step.tsx'
import { PasswordStep } from './activation/password-step.tsx'
import { WhoStep } from './activation/who-step.tsx'
import type { CheckedCode, Welcome } from './api.ts'
import { backToSignIn } from './sign-in.tsx'

/** What the letter opens: never more than its holder already reads on it. */
export type Letter = CheckedCode & { code: string }

type Step =
  | { at: 'code' }
  | { at: 'who' | 'password'; letter: Letter }
  | { at: 'done'; username: string; path: string; pupil: boolean }

type ActivationProps = {
  welcome: Welcome
  code: string | undefined
  onJoined: () => Promise<void>
}

const steps = ['code', 'who', 'password'] as const
const names = { code: 'le code', who: 'qui vous êtes', password: 'le mot de passe' } as const

/** From the letter to the first page, in three steps. */
export function ActivationScreen({ welcome, code, onJoined }: ActivationProps) {
  const [step, setStep] = useState<Step>({ at: 'code' })
  const again = () => setStep({ at: 'code' })
  return (
    <Screen
      title={step.at === 'done' ? 'C’est prêt' : 'Ouvrir mon compte'}
      lead={step.at !== 'done' && <Dots at={step.at} />}
      back={step.at === 'done' ? undefined : backToSignIn}
      width="reading"
    >
      {step.at === 'code' && <CodeStep code={code ?? ''} onKnown={(letter) => setStep({ at: 'who', letter })} />}
      {step.at === 'who' && (
        <WhoStep
          letter={step.letter}
          person={welcome.person}
          onYes={() => setStep({ at: 'password', letter: step.letter })}
          onNo={again}
          onJoined={onJoined}
        />
      )}
      {step.at === 'password' && (
        <PasswordStep
          letter={step.letter}
          onDone={(done) => setStep({ at: 'done', pupil: step.letter.role === 'student', ...done })}
          onCodeLost={again}
        />
      )}
      {step.at === 'done' && <DoneStep {...step} />}
    </Screen>
  )
}

function Dots({ at }: { at: (typeof steps)[number] }) {
  const here = steps.indexOf(at)
  return (
    <span className="flex items-center gap-3">
      <span aria-hidden="true" className="flex gap-1.5">
        {steps.map((step, index) => (
          <span
            key={step}
            className={`size-3 rounded-full border-2 border-accent ${index <= here ? 'bg-accent' : 'bg-surface'}`}
          />
        ))}
      </span>
      <span>
        Étape {here + 1} sur 3{'\u00a0'}: {names[at]}
      </span>
    </span>
  )
}
