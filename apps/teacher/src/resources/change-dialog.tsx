import { resourceChangeInput } from '@preau/domain/resource'
import { Button } from '@preau/ui/button'
import { Dialog } from '@preau/ui/dialog'
import { focusFirstMistake } from '@preau/ui/form'
import { Notice } from '@preau/ui/notice'
import { useToast } from '@preau/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { sentence } from '../mishap.ts'
import { useRequestKey } from '../request-key.ts'
import { ResourceFields, wordsOf } from './resource-fields.tsx'
import type { ResourceDialogProps } from './share-dialog.tsx'

/** The words and the subject; another file is another resource. */
export function ChangeDialog({ resource, open, onClose }: ResourceDialogProps) {
  const queries = useQueryClient()
  const toast = useToast()
  const keyOf = useRequestKey()
  const [mistakes, setMistakes] = useState<Partial<Record<string, string>>>({})
  const change = useMutation(
    api.resource.change.mutationOptions({
      onSuccess: () => {
        toast('Ressource modifiée.')
        onClose()
        return queries.invalidateQueries(api.resource.pathFilter())
      },
    }),
  )

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const words = wordsOf(new FormData(form))
    const typed = resourceChangeInput.safeParse({
      requestKey: keyOf(words, resource),
      resourceId: resource.id,
      ...words,
    })
    const wrong: typeof mistakes = {}
    for (const { path, message } of typed.error?.issues ?? []) wrong[String(path[0])] ??= message
    setMistakes(wrong)
    if (typed.success) change.mutate(typed.data)
    else focusFirstMistake(form)
  }

  return (
    <Dialog open={open} onClose={onClose} title="Modifier" lead={resource.title}>
      <form onSubmit={handleSubmit} noValidate className="grid gap-4">
        <ResourceFields resource={resource} mistakes={mistakes} />
        {change.error && <Notice tone="error">{sentence(change.error)}</Notice>}
        <div>
          <Button pending={change.isPending}>Enregistrer</Button>
        </div>
      </form>
    </Dialog>
  )
}
