import { refusalSentence } from '@preau/domain/refusal'
import { Button } from '@preau/ui/button'
import { useDraft } from '@preau/ui/draft'
import { Empty } from '@preau/ui/empty'
import { FilePicker } from '@preau/ui/file-picker'
import { focusFirstMistake, SelectField, TextArea, TextField } from '@preau/ui/form'
import { count } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Screen } from '@preau/ui/screen'
import { useUploads } from '@preau/ui/use-uploads'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api, queryClient } from '../api.ts'
import { sentence } from '../mishap.ts'
import { useRequestKey } from '../request-key.ts'

export const Route = createFileRoute('/messages/nouveau')({
  loader: () => queryClient.ensureQueryData(api.messaging.audiences.queryOptions()),
  component: NewMessageScreen,
})

interface Mistakes {
  to?: string
  subject?: string
  body?: string
  files?: string
}

function NewMessageScreen() {
  const navigate = Route.useNavigate()
  const queries = useQueryClient()
  const { data: audiences } = useSuspenseQuery(api.messaging.audiences.queryOptions())
  const uploads = useUploads({ refusal: (_, reason) => refusalSentence(reason, 'pupil') })
  const keyOf = useRequestKey()
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const [subject, setSubject] = useDraft(session.account.id, 'objet')
  const [body, setBody] = useDraft(session.account.id, 'message')
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const send = useMutation(
    api.messaging.send.mutationOptions({
      onSuccess: async ({ threadId }) => {
        setSubject('')
        setBody('')
        await queries.invalidateQueries(api.messaging.pathFilter())
        await navigate({ to: '/messages/$threadId', params: { threadId } })
      },
    }),
  )

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const chosen = audiences[Number(form.get('to') || -1)]
    const wrong: Mistakes = {
      ...(!chosen && { to: 'Choisis à qui tu écris.' }),
      ...(!subject.trim() && { subject: 'Donne un objet à ton message.' }),
      ...(!body.trim() && { body: 'Écris ton message avant de l’envoyer.' }),
      ...(!uploads.ready && {
        files: 'Tes fichiers ne sont pas tous arrivés. Attends la fin de l’envoi, ou retire-les.',
      }),
    }
    setMistakes(wrong)
    if (!chosen || Object.keys(wrong).length > 0) return focusFirstMistake(event.currentTarget)
    const { audience } = chosen
    const { fileIds } = uploads
    send.mutate({ requestKey: keyOf(audience, subject, body, fileIds), audience, subject, body, fileIds })
  }

  return (
    <Screen
      title="Nouveau message"
      width="reading"
      back={
        <Link to="/messages" className="font-[650] text-accent underline underline-offset-3">
          Messages
        </Link>
      }
    >
      {audiences.length === 0 ? (
        <Empty>Tu ne peux écrire à personne pour l’instant.</Empty>
      ) : (
        <form onSubmit={handleSubmit} noValidate className="grid gap-5">
          <SelectField
            label={`À qui\u00a0?`}
            name="to"
            placeholder="Choisir une personne"
            defaultValue=""
            error={mistakes.to}
            options={audiences.map(({ label, detail, count: number }, index) => ({
              value: String(index),
              label: [label, detail, number > 1 && count(number, 'personne')].filter(Boolean).join(' · '),
            }))}
          />
          <TextField
            label="Objet"
            maxLength={150}
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
            error={mistakes.subject}
          />
          <TextArea
            label="Message"
            rows={7}
            maxLength={10_000}
            value={body}
            onChange={(event) => setBody(event.target.value)}
            error={mistakes.body}
          />
          <FilePicker
            label="Pièces jointes"
            files={uploads.files}
            onAdd={uploads.add}
            onRemove={uploads.remove}
            max={5}
            error={mistakes.files}
            camera
          />
          {send.error && <Notice tone="error">{sentence(send.error)}</Notice>}
          <div>
            <Button icon={<Send />} pending={send.isPending}>
              Envoyer
            </Button>
          </div>
        </form>
      )}
    </Screen>
  )
}
