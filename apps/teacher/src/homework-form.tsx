import { homeworkChangeInput, homeworkGiveInput } from '@preau/domain/homework'
import { maxBody, maxFiles } from '@preau/domain/lesson'
import { Button } from '@preau/ui/button'
import { CheckField } from '@preau/ui/choice'
import { FilePicker } from '@preau/ui/file-picker'
import { focusFirstMistake, TextArea, TextField } from '@preau/ui/form'
import { Notice } from '@preau/ui/notice'
import { useToast } from '@preau/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { type FormEvent, useState } from 'react'
import { api } from './api.ts'
import { DueField } from './due-field.tsx'
import { sentence } from './mishap.ts'
import { useRequestKey } from './request-key.ts'
import { filesMistake, useFiles } from './use-files.ts'

export type Given = inferOutput<typeof api.homework.board>

export interface Place {
  groupId: string
  subjectId?: string
  slotId?: string
  givenOn: string
}

type HomeworkFormProps = {
  place: Place
  /** The work being changed; none while a new one is given. */
  current?: Given
  onDone: () => void
  onCancel?: () => void
}

const sentences: Record<string, string> = {
  title: 'Donnez un titre, de 200 caractères au plus.',
  due: 'Choisissez une date.',
  minutes: 'Donnez une durée de 1 à 600 minutes.',
}

/** One sheet: a title is enough, the rest is already filled in. */
export function HomeworkForm({ place, current, onDone, onCancel }: HomeworkFormProps) {
  const queries = useQueryClient()
  const toast = useToast()
  const keyOf = useRequestKey()
  const { files, fileIds, ready, add, remove } = useFiles(current?.files)
  const [mistakes, setMistakes] = useState<Partial<Record<string, string>>>({})
  const settled = {
    onSuccess: async ({ published }: { published: boolean }) => {
      toast(published ? (current ? 'Devoir modifié.' : 'Devoir donné.') : 'Brouillon enregistré.')
      onDone()
      await Promise.all([
        queries.invalidateQueries(api.homework.pathFilter()),
        queries.invalidateQueries(api.timetable.pathFilter()),
        queries.invalidateQueries(api.home.pathFilter()),
      ])
    },
  }
  const give = useMutation(api.homework.give.mutationOptions(settled))
  const change = useMutation(api.homework.change.mutationOptions(settled))
  const error = give.error ?? change.error
  const refused = error && sentence(error)
  const live = current?.published ?? false

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    const minutes = String(fields.get('minutes') ?? '').trim()
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
    const work = {
      title: String(fields.get('title')),
      body: String(fields.get('body')),
      due: fields.get('due') === 'next_lesson' ? { kind: 'next_lesson' } : { kind: 'date', on: fields.get('on') },
      handIn: fields.has('handIn'),
      ...(minutes && { minutes: Number(minutes) }),
      fileIds,
      publish: live || !submitter?.hasAttribute('data-draft'),
    }
    const wrong: typeof mistakes = ready ? {} : { files: filesMistake }
    const judge = (issues: { path: PropertyKey[] }[] = []) => {
      for (const { path } of issues) wrong[String(path[0])] = sentences[String(path[0])] ?? 'À corriger.'
      setMistakes(wrong)
      if (Object.keys(wrong).length > 0) focusFirstMistake(form)
      return Object.keys(wrong).length === 0
    }
    if (current) {
      const typed = homeworkChangeInput.safeParse({ homeworkId: current.id, ...work })
      if (judge(typed.error?.issues) && typed.success) change.mutate(typed.data)
    } else {
      const typed = homeworkGiveInput.safeParse({ requestKey: keyOf(place, work), ...place, ...work })
      if (judge(typed.error?.issues) && typed.success) give.mutate(typed.data)
    }
  }

  const pending = give.isPending || change.isPending
  return (
    <form onSubmit={handleSubmit} noValidate className="grid gap-5">
      <TextField
        label="Titre"
        name="title"
        maxLength={200}
        defaultValue={current?.title}
        error={mistakes['title']}
        placeholder="Exercices 12 et 13, page 84"
      />
      <TextArea label="Consigne" name="body" optional rows={4} maxLength={maxBody} defaultValue={current?.body} />
      <DueField place={place} dueOn={current?.dueOn} error={mistakes['due']} />
      <CheckField
        label="À rendre en ligne"
        name="handIn"
        defaultChecked={current?.handIn}
        description="Les élèves envoient ici un texte, des photos ou des fichiers."
      />
      <div className="max-w-56">
        <TextField
          label="Durée en minutes"
          name="minutes"
          type="number"
          inputMode="numeric"
          optional
          defaultValue={current?.minutes?.toString()}
          error={mistakes['minutes']}
        />
      </div>
      <FilePicker
        label="Documents"
        files={files}
        onAdd={add}
        onRemove={remove}
        max={maxFiles}
        error={mistakes['files']}
      />
      {refused && <Notice tone="error">{refused}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button pending={pending}>{live ? 'Enregistrer les changements' : 'Donner le devoir'}</Button>
        {!live && (
          <Button variant="secondary" data-draft="" disabled={pending}>
            Garder en brouillon
          </Button>
        )}
        {onCancel && (
          <Button variant="quiet" onClick={onCancel} disabled={pending}>
            Annuler
          </Button>
        )}
      </div>
    </form>
  )
}
