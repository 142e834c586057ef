import { isEmptySubmission } from '@preau/domain/homework'
import { maxBody, maxFiles } from '@preau/domain/lesson'
import { refusalSentence } from '@preau/domain/refusal'
import { Button } from '@preau/ui/button'
import { useOnline } from '@preau/ui/connection'
import { Confirm } from '@preau/ui/dialog'
import { useDraft } from '@preau/ui/draft'
import { FilePicker, type PickedFile } from '@preau/ui/file-picker'
import { TextArea } from '@preau/ui/form'
import { Notice } from '@preau/ui/notice'
import { useUploads } from '@preau/ui/use-uploads'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { api } from './api.ts'
import { sentence } from './mishap.ts'
import { useRequestKey } from './request-key.ts'
import { useWords } from './words.ts'

type HandInProps = {
  homeworkId: string
  /** The date has passed: said before sending, not after. */
  late: boolean
  replacing: boolean
  onDone: () => void
  onCancel?: (() => void) | undefined
}

/** Photos, files, a text: any of them, in the order of the pages. */
export function HandIn({ homeworkId, late, replacing, onDone, onCancel }: HandInProps) {
  const queries = useQueryClient()
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const uploads = useUploads({ refusal: (_, reason) => refusalSentence(reason, 'pupil') })
  const [body, setBody] = useDraft(session.account.id, `copie:${homeworkId}`)
  const keyOf = useRequestKey()
  const words = useWords()
  const [mistake, setMistake] = useState<string>()
  const [waiting, setWaiting] = useState(false)

  const submit = useMutation(
    api.homework.submit.mutationOptions({
      onSuccess: async () => {
        setBody('')
        uploads.clear()
        await Promise.all([
          queries.invalidateQueries(api.homework.pathFilter()),
          queries.invalidateQueries(api.home.pathFilter()),
          queries.invalidateQueries(api.timetable.pathFilter()),
        ])
        onDone()
      },
    }),
  )
  const { fileIds, files, ready } = uploads
  const refused = files.some(({ state }) => state === 'refused')
  const { mutate } = submit
  const send = useCallback(
    () => mutate({ requestKey: keyOf(body, fileIds), homeworkId, body, fileIds }),
    [mutate, keyOf, homeworkId, body, fileIds],
  )

  // Pressed while photos were still leaving: it goes by itself when the last one has arrived.
  useEffect(() => {
    if (!waiting) return
    if (refused) setWaiting(false)
    else if (ready) {
      setWaiting(false)
      send()
    }
  }, [waiting, refused, ready, send])

  const leaving = useBlocker({
    shouldBlockFn: () => files.length > 0,
    enableBeforeUnload: () => files.length > 0,
    withResolver: true,
  })

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setMistake(undefined)
    if (refused) return setMistake('Un fichier n’est pas accepté. Retire-le, puis rends ton travail.')
    if (files.length === 0 && isEmptySubmission({ body, fileIds })) {
      return setMistake('Ajoute une photo, un fichier ou un texte avant de rendre.')
    }
    if (ready) send()
    else setWaiting(true)
  }

  const busy = waiting || submit.isPending
  return (
    <form onSubmit={handleSubmit} noValidate className="grid gap-5">
      {late && <Notice tone="warning">{words.lateWarning}</Notice>}
      {replacing && (
        <p>Ta nouvelle copie remplacera l’ancienne en entier{'\u00a0'}: remets-y tout ce qu’elle doit contenir.</p>
      )}
      <FilePicker
        label="Tes photos et tes fichiers"
        description="Prends chaque page en photo, puis mets-les dans l’ordre."
        files={files}
        onAdd={(picked) => {
          setMistake(undefined)
          uploads.add(picked)
        }}
        onRemove={uploads.remove}
        onMove={uploads.move}
        max={maxFiles}
        disabled={submit.isPending}
        error={mistake}
        camera
      />
      <TextArea
        label="Écrire"
        optional
        rows={6}
        maxLength={maxBody}
        value={body}
        readOnly={submit.isPending}
        onChange={(event) => setBody(event.target.value)}
      />
      <UploadNews files={files} waiting={waiting} />
      {submit.error && <Notice tone="error">{sentence(submit.error)}</Notice>}
      {submit.isPaused && <Notice>Pas de réseau. Ton travail partira tout seul dès qu’il revient.</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button pending={busy} className="max-sm:grow">
          {late ? 'Rendre en retard' : replacing ? 'Rendre cette nouvelle copie' : 'Rendre'}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel} disabled={submit.isPending}>
            Garder l’ancienne
          </Button>
        )}
      </div>
      <Confirm
        open={leaving.status === 'blocked'}
        onClose={() => leaving.reset?.()}
        onConfirm={() => leaving.proceed?.()}
        title="Partir sans rendre ?"
        confirm="Partir"
        danger
      >
        <p>Tes fichiers ne sont pas encore rendus. Si tu pars, il faudra les choisir à nouveau.</p>
      </Confirm>
    </form>
  )
}

/** Calm and exact: which page stopped, and that nobody has to do anything. */
function UploadNews({ files, waiting }: { files: PickedFile[]; waiting: boolean }) {
  const online = useOnline()
  const words = useWords()
  const under = files.filter(({ state }) => state !== 'refused')
  const stopped = under.findIndex(({ state }) => state === 'paused')
  const page = stopped >= 0 ? stopped : under.findIndex(({ state }) => state !== 'sent')
  const word = under.every(({ previewUrl }) => previewUrl) ? 'à la photo' : 'au fichier'
  if (page >= 0 && (stopped >= 0 || !online)) {
    return (
      <Notice>
        {words.cut(`${word} ${page + 1} sur ${under.length}`)}
        {waiting && ' Ton travail sera rendu dès que tout est arrivé.'}
      </Notice>
    )
  }
  return waiting ? <Notice>Encore un instant{'\u00a0'}: ton travail sera rendu dès que tout est arrivé.</Notice> : null
}
