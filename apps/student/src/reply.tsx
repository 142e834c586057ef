import { refusalSentence } from '@preau/domain/refusal'
import { FilePicker } from '@preau/ui/file-picker'
import { Composer } from '@preau/ui/thread'
import { useUploads } from '@preau/ui/use-uploads'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { api } from './api.ts'
import { sentence } from './mishap.ts'
import { useRequestKey } from './request-key.ts'

/** What comes under a conversation. An answer to a message sent to many opens a conversation of its own. */
export function Reply({ threadId, note }: { threadId: string; note: ReactNode }) {
  const queries = useQueryClient()
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const navigate = useNavigate()
  const uploads = useUploads({ refusal: (_, reason) => refusalSentence(reason, 'pupil') })
  const keyOf = useRequestKey()
  const [mistake, setMistake] = useState<string>()
  const reply = useMutation(
    api.messaging.reply.mutationOptions({
      onSuccess: async (sent) => {
        uploads.clear()
        await queries.invalidateQueries(api.messaging.pathFilter())
        if (sent.threadId !== threadId) {
          await navigate({ to: '/messages/$threadId', params: { threadId: sent.threadId } })
        }
      },
    }),
  )

  async function handleSend(body: string) {
    setMistake(undefined)
    if (!uploads.ready) {
      const words = 'Tes fichiers ne sont pas tous arrivés. Attends la fin de l’envoi, ou retire-les.'
      setMistake(words)
      throw new Error(words)
    }
    const { fileIds } = uploads
    await reply.mutateAsync({ requestKey: keyOf(body, fileIds), threadId, body, fileIds })
  }

  return (
    <Composer
      accountId={session.account.id}
      threadId={threadId}
      label="Ta réponse"
      onSend={handleSend}
      pending={reply.isPending}
      error={mistake ?? (reply.error ? sentence(reply.error) : undefined)}
      emptyError="Écris ton message avant de l’envoyer."
      note={note}
    >
      <FilePicker
        label="Pièces jointes"
        files={uploads.files}
        onAdd={uploads.add}
        onRemove={uploads.remove}
        max={5}
        camera
      />
    </Composer>
  )
}
