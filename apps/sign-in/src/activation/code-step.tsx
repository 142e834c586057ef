import { Button } from '@preau/ui/button'
import { focusFirstMistake, TextField } from '@preau/ui/form'
import { type ChangeEvent, type FormEvent, useState } from 'react'
import type { Letter } from '../activation.tsx'
import { api, sentence } from '../api.ts'
import { caretIn, codeMistake, formatCode } from '../code.ts'

type CodeStepProps = { code: string; onKnown: (letter: Letter) => void }

export function CodeStep({ code, onKnown }: CodeStepProps) {
  const [mistake, setMistake] = useState<string>()
  const [pending, setPending] = useState(false)

  function handleTyping({ currentTarget: field }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) {
    const before = field.value.slice(0, field.selectionStart ?? field.value.length)
    const atEnd = before.length === field.value.length
    field.value = formatCode(field.value)
    const caret = atEnd ? field.value.length : caretIn(field.value, before)
    field.setSelectionRange(caret, caret)
  }

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = String(new FormData(form).get('code'))
    const wrong = codeMistake(typed)
    setMistake(wrong)
    if (wrong) return focusFirstMistake(form)
    setPending(true)
    try {
      onKnown({ ...(await api.session.checkCode.mutate({ code: typed })), code: typed })
    } catch (error) {
      setPending(false)
      setMistake(sentence(error))
      focusFirstMistake(form)
    }
  }

  return (
    <form onSubmit={handleSubmit} noValidate className="grid gap-5">
      <TextField
        label="Code de la lettre"
        name="code"
        defaultValue={code}
        onChange={handleTyping}
        description="Treize lettres et chiffres, comme K7QF-9MZP-4XTR-B. Les tirets se mettent tout seuls."
        placeholder="XXXX-XXXX-XXXX-X"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        error={mistake}
      />
      <Button pending={pending}>Continuer</Button>
      <p className="text-base text-quiet">
        Un code est personnel et sert une seule fois. Perdu ou trop ancien{'\u00a0'}? L’établissement en donne un autre.
      </p>
    </form>
  )
}
