import { maxBody } from '@preau/domain/lesson'
import { Button } from '@preau/ui/button'
import { TextArea } from '@preau/ui/form'
import { dayAndTime, time } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { useToast } from '@preau/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { LeaveGuard } from '../leave-guard.tsx'
import { sentence } from '../mishap.ts'
import { useRequestKey } from '../request-key.ts'
import { useAutosave } from '../use-autosave.ts'
import type { Version } from './copy-version.tsx'

/** A comment that keeps itself while it is typed; the pupil reads it once it is returned. */
export function Feedback({ copy }: { copy: Version }) {
  const queries = useQueryClient()
  const toast = useToast()
  const keyOf = useRequestKey()
  const [body, setBody] = useState(copy.feedback?.body ?? '')
  const [sent, setSent] = useState(body)
  const { id: submissionId } = copy
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(api.homework.pathFilter()),
      queries.invalidateQueries(api.home.pathFilter()),
    ])
  // One after the other: a draft never arrives after what replaced it.
  const scope = { id: `feedback-${submissionId}` }
  const comment = useMutation(
    api.homework.comment.mutationOptions({
      scope,
      onSuccess: () => void queries.invalidateQueries(api.homework.pathFilter()),
    }),
  )
  const giveBack = useMutation(
    api.homework.return.mutationOptions({
      scope,
      onSuccess: () => {
        toast('Copie rendue.')
        return refresh()
      },
    }),
  )
  const returnedAt = giveBack.data?.returnedAt ?? copy.feedback?.returnedAt
  const settled = Boolean(returnedAt) || giveBack.isPending

  useAutosave(body, settled ? body : sent, () => {
    setSent(body)
    comment.mutate({ submissionId, body })
  })

  function handleReturn() {
    setSent(body)
    giveBack.mutate({ requestKey: keyOf(submissionId, body), submissionId, body })
  }

  const error = giveBack.error ?? comment.error
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        handleReturn()
      }}
      className="grid gap-3"
    >
      <TextArea
        label="Commentaire"
        rows={8}
        maxLength={maxBody}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <LeaveGuard when={Boolean(returnedAt) && body !== sent}>
        Ce nouveau commentaire n’est pas encore rendu. Si vous quittez, l’ancien reste.
      </LeaveGuard>
      {error && <Notice tone="error">{sentence(error)}</Notice>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button pending={giveBack.isPending} disabled={Boolean(returnedAt) && body === sent}>
          {returnedAt ? 'Rendre ce nouveau commentaire' : 'Rendre à l’élève'}
        </Button>
        <p role="status" className="text-base text-quiet">
          {words()}
        </p>
      </div>
    </form>
  )

  function words() {
    if (error) return ''
    if (giveBack.isPending) return ''
    if (returnedAt) return `Rendue le ${dayAndTime(returnedAt)}.`
    if (comment.isPending) return 'Enregistrement…'
    if (body !== sent) return ''
    if (comment.data) return `Brouillon enregistré à ${time(comment.data.updatedAt)}.`
    return copy.feedback ? 'Brouillon\u00a0: l’élève ne le voit pas encore.' : 'Enregistré au fil de la frappe.'
  }
}
