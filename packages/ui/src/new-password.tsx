import type { Chooser } from '@preau/domain/password'
import { passwordLength } from '@preau/domain/password'
import { useState } from 'react'
import { PasswordField } from './form.tsx'
import { strengthOf } from './password-strength.ts'

type NewPasswordFieldProps = {
  chooser: Chooser
  error?: string | undefined
  label?: string
  name?: string
}

const colours = ['bg-rule', 'bg-danger', 'bg-warning', 'bg-success', 'bg-success'] as const

/** A password being chosen: the one rule first, then how solid it is while it is typed. */
export function NewPasswordField({ chooser, error, label = 'Mot de passe', name = 'password' }: NewPasswordFieldProps) {
  const [typed, setTyped] = useState('')
  const { level, words } = strengthOf(typed, chooser)
  const least = passwordLength[chooser.role]
  return (
    <div className="grid gap-2">
      <PasswordField
        label={label}
        name={name}
        autoComplete="new-password"
        description={
          chooser.role === 'student'
            ? `Au moins ${least}\u00a0caractères. Une phrase drôle de quatre mots marche très bien, avec ses espaces.`
            : `Au moins ${least}\u00a0caractères. Le plus simple\u00a0: une phrase de quatre mots, avec ses espaces.`
        }
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={error}
      />
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
        <span aria-hidden="true" className="flex gap-1">
          {[1, 2, 3, 4].map((bar) => (
            <span
              key={bar}
              className={`h-2 w-8 rounded-full border ${bar <= level ? `border-transparent ${colours[level]}` : 'border-rule bg-sunken'}`}
            />
          ))}
        </span>
        <p role="status" className="text-base text-quiet">
          {words}
        </p>
      </div>
    </div>
  )
}
