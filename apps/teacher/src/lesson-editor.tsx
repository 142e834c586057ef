import { maxBody, maxFiles } from '@preau/domain/lesson'
import { Button } from '@preau/ui/button'
import { FilePicker } from '@preau/ui/file-picker'
import { focusFirstMistake, TextArea } from '@preau/ui/form'
import { time } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { useToast } from '@preau/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { type FormEvent, useState } from 'react'
import { api } from './api.ts'
import { LeaveGuard } from './leave-guard.tsx'
import { sentence } from './mishap.ts'
import { useRequestKey } from './request-key.ts'
import { useAutosave } from './use-autosave.ts'
import { filesMistake, useFiles } from './use-files.ts'

type Content = Pick<inferOutput<typeof api.lesson.log>['items'][number], 'body' | 'files' | 'published'>

type LessonEditorProps = {
  /** A slot on its day, or in an école a class and its day. */
  place: { slotId?: string; groupId?: string; subjectId?: string; date: string }
  content: Content | null
  label: string
}

/** What was done: a draft keeps itself while it is typed; what is published changes only when told. */
export function LessonEditor({ place, content, label }: LessonEditorProps) {
  const queries = useQueryClient()
  const toast = useToast()
  const keyOf = useRequestKey()
  const [body, setBody] = useState(content?.body ?? '')
  const { files, fileIds, ready, add, remove } = useFiles(content?.files)
  const [published, setPublished] = useState(content?.published ?? false)
  const [mistake, setMistake] = useState<{ body?: string; files?: string }>({})
  const current = JSON.stringify([body, fileIds])
  const [sent, setSent] = useState(current)

  const save = useMutation(
    api.lesson.save.mutationOptions({
      // One after the other: a draft never arrives after what replaced it.
      scope: { id: 'lesson' },
      onSuccess: (lesson) => {
        setPublished(lesson.published)
        return Promise.all([
          queries.invalidateQueries(api.timetable.pathFilter()),
          queries.invalidateQueries(api.lesson.pathFilter()),
          queries.invalidateQueries(api.home.pathFilter()),
        ])
      },
    }),
  )

  function keep(publish: boolean, told?: string) {
    setSent(current)
    save.mutate(
      { requestKey: keyOf(place, body, fileIds, publish), ...place, body, fileIds, publish },
      { onSuccess: () => told && toast(told) },
    )
  }

  useAutosave(current, published || !ready ? current : sent, () => keep(false))

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const wrong = {
      ...(!body.trim() && files.length === 0 && { body: 'Écrivez ce qui a été fait, ou ajoutez un fichier.' }),
      ...(!ready && { files: filesMistake }),
    }
    setMistake(wrong)
    if (Object.keys(wrong).length > 0) return focusFirstMistake(event.currentTarget)
    keep(true, published ? 'Changements publiés.' : `${place.groupId ? 'Journée' : 'Séance'} publiée.`)
  }

  return (
    <form onSubmit={handleSubmit} noValidate className="grid gap-4">
      <TextArea
        label={label}
        rows={8}
        maxLength={maxBody}
        value={body}
        error={mistake.body}
        onChange={(event) => setBody(event.target.value)}
      />
      <FilePicker label="Documents" files={files} onAdd={add} onRemove={remove} max={maxFiles} error={mistake.files} />
      <LeaveGuard when={published && current !== sent}>
        Vos changements ne sont pas encore publiés. Si vous quittez, la page publiée reste telle qu’elle était.
      </LeaveGuard>
      {save.error && <Notice tone="error">{sentence(save.error)}</Notice>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button pending={save.isPending && save.variables.publish}>
          {published ? 'Publier les changements' : `Publier la ${place.groupId ? 'journée' : 'séance'}`}
        </Button>
        {!published && (
          <Button
            variant="secondary"
            onClick={() => (ready ? keep(false, 'Brouillon enregistré.') : setMistake({ files: filesMistake }))}
          >
            Enregistrer le brouillon
          </Button>
        )}
        <SavedWords
          published={published}
          changed={current !== sent}
          pending={save.isPending}
          failed={save.isError}
          savedAt={save.data?.updatedAt}
          drafted={content !== null}
        />
      </div>
    </form>
  )
}

type SavedWordsProps = {
  published: boolean
  changed: boolean
  pending: boolean
  failed: boolean
  drafted: boolean
  savedAt: string | undefined
}

function SavedWords({ published, changed, pending, failed, drafted, savedAt }: SavedWordsProps) {
  const words = () => {
    if (failed) return ''
    if (pending) return 'Enregistrement…'
    if (published) return changed ? 'Changements pas encore publiés.' : 'Visible par les élèves et les familles.'
    if (changed) return ''
    if (savedAt) return `Brouillon enregistré à ${time(savedAt)}, pas encore publié.`
    return drafted ? 'Brouillon, pas encore publié.' : ''
  }
  return (
    <p role="status" className="text-base text-quiet">
      {words()}
    </p>
  )
}
