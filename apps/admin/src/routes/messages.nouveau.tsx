import { sendInput } from '@preau/domain/messaging'
import { refusalSentence } from '@preau/domain/refusal'
import { Button } from '@preau/ui/button'
import { RadioGroup } from '@preau/ui/choice'
import { FilePicker } from '@preau/ui/file-picker'
import { focusFirstMistake, TextArea, TextField } from '@preau/ui/form'
import { Notice } from '@preau/ui/notice'
import { Screen } from '@preau/ui/screen'
import { useUploads } from '@preau/ui/use-uploads'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api, queryClient } from '../api.ts'
import { AudiencePicker, type Choice } from '../audience-picker.tsx'
import { sentence } from '../mishap.ts'
import { Recipients } from '../recipients.tsx'
import { useRequestKey } from '../request-key.ts'

export const Route = createFileRoute('/messages/nouveau')({
  loader: () => queryClient.ensureQueryData(api.messaging.audiences.queryOptions()),
  component: NewMessageScreen,
})

function NewMessageScreen() {
  const navigate = Route.useNavigate()
  const queries = useQueryClient()
  const uploads = useUploads({ refusal: (_, reason) => refusalSentence(reason) })
  const keyOf = useRequestKey()
  const [choice, setChoice] = useState<Choice>()
  const [mistakes, setMistakes] = useState<Partial<Record<string, string>>>({})
  const send = useMutation(
    api.messaging.send.mutationOptions({
      onSuccess: async ({ threadId }) => {
        await queries.invalidateQueries(api.messaging.pathFilter())
        await navigate({ to: '/messages/$threadId', params: { threadId } })
      },
    }),
  )

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    const content = {
      audience: choice?.audience,
      subject: fields.get('subject'),
      body: fields.get('body'),
      fileIds: uploads.fileIds,
      ...(choice?.replies === 'choice' && { replies: fields.get('replies') }),
    }
    const typed = sendInput.safeParse({ requestKey: keyOf(content), ...content })
    const wrong: typeof mistakes = {}
    for (const { path, message } of typed.error?.issues ?? []) wrong[String(path[0])] ??= message
    if (!choice) wrong['audience'] = 'Choisissez à qui vous écrivez.'
    if (!uploads.ready)
      wrong['files'] = 'Les fichiers ne sont pas tous arrivés. Attendez la fin de l’envoi, ou retirez-les.'
    setMistakes(wrong)
    if (!typed.success || Object.keys(wrong).length > 0) return focusFirstMistake(form)
    send.mutate(typed.data)
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
      <form onSubmit={handleSubmit} noValidate className="grid gap-5">
        <AudiencePicker error={choice ? undefined : mistakes['audience']} onPick={setChoice} />
        {choice && <Recipients audience={choice.audience} />}
        <TextField label="Objet" name="subject" maxLength={150} error={mistakes['subject']} />
        <TextArea label="Message" name="body" rows={9} maxLength={10_000} error={mistakes['body']} />
        {choice?.replies === 'choice' && (
          <RadioGroup
            legend="Les réponses"
            name="replies"
            defaultValue="sender"
            options={[
              { value: 'sender', label: 'Viennent à vous seul', description: 'Chacun répond sans être lu des autres.' },
              {
                value: 'everyone',
                label: 'Sont lues de tous',
                description: 'Les noms des destinataires sont visibles.',
              },
            ]}
          />
        )}
        <FilePicker
          label="Pièces jointes"
          files={uploads.files}
          onAdd={uploads.add}
          onRemove={uploads.remove}
          max={5}
          error={mistakes['files']}
        />
        {send.error && <Notice tone="error">{sentence(send.error)}</Notice>}
        <div>
          <Button icon={<Send />} pending={send.isPending}>
            Envoyer
          </Button>
        </div>
      </form>
    </Screen>
  )
}
