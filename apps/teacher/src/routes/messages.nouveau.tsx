import { repliesTo } from '@preau/domain/audience'
import { sendInput } from '@preau/domain/messaging'
import { refusalSentence } from '@preau/domain/refusal'
import { Button } from '@preau/ui/button'
import { RadioGroup } from '@preau/ui/choice'
import { useDraft } from '@preau/ui/draft'
import { FilePicker } from '@preau/ui/file-picker'
import { focusFirstMistake, TextArea, TextField } from '@preau/ui/form'
import { count } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Screen } from '@preau/ui/screen'
import { useToast } from '@preau/ui/toast'
import { useUploads } from '@preau/ui/use-uploads'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import * as z from 'zod/mini'
import { api, queryClient } from '../api.ts'
import { AudiencePicker, type Choice } from '../audience-picker.tsx'
import { sentence } from '../mishap.ts'
import { Recipients } from '../recipients.tsx'
import { useRequestKey } from '../request-key.ts'
import { filesMistake } from '../use-files.ts'

const searchInput = z.object({ responsables: z.catch(z.optional(z.uuid()), undefined) })

export const Route = createFileRoute('/messages/nouveau')({
  validateSearch: (search) => searchInput.parse(search),
  loader: () => queryClient.ensureQueryData(api.messaging.audiences.queryOptions()),
  component: NewMessageScreen,
})

/** Coming from a pupil's copy, the family is already chosen. */
function familyOf(studentId: string | undefined): Pick<Choice, 'audience' | 'replies'> | undefined {
  const kind = 'parents_of_student'
  return studentId ? { audience: { kind, studentId }, replies: repliesTo(kind) } : undefined
}

function NewMessageScreen() {
  const { responsables } = Route.useSearch()
  const navigate = Route.useNavigate()
  const queries = useQueryClient()
  const toast = useToast()
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const uploads = useUploads({ refusal: (_, reason) => refusalSentence(reason) })
  const keyOf = useRequestKey()
  const [preset, setPreset] = useState(() => familyOf(responsables))
  const [picked, setPicked] = useState<Choice>()
  const choice = preset ?? picked
  const [body, setBody] = useDraft(session.account.id, 'message')
  const [mistakes, setMistakes] = useState<Partial<Record<string, string>>>({})
  const send = useMutation(
    api.messaging.send.mutationOptions({
      onSuccess: async ({ threadId }) => {
        setBody('')
        toast(picked && !preset ? `Message envoyé à ${count(picked.count, 'personne')}.` : 'Message envoyé.')
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
      body,
      fileIds: uploads.fileIds,
      ...(choice?.replies === 'choice' && { replies: fields.get('replies') }),
    }
    const typed = sendInput.safeParse({ requestKey: keyOf(content), ...content })
    const wrong: typeof mistakes = {}
    for (const { path, message } of typed.error?.issues ?? []) wrong[String(path[0])] ??= message
    if (!choice) wrong['audience'] = 'Choisissez à qui vous écrivez.'
    if (!uploads.ready) wrong['files'] = filesMistake
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
        {preset ? (
          <div>
            <Button variant="quiet" className="-ml-4" onClick={() => setPreset(undefined)}>
              Choisir un autre destinataire
            </Button>
          </div>
        ) : (
          <AudiencePicker onPick={setPicked} error={mistakes['audience']} />
        )}
        {choice && <Recipients audience={choice.audience} />}
        <TextField label="Objet" name="subject" maxLength={150} error={mistakes['subject']} />
        <TextArea
          label="Message"
          rows={9}
          maxLength={10_000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          error={mistakes['body']}
        />
        {choice?.replies === 'choice' && (
          <RadioGroup
            legend="Les réponses"
            name="replies"
            defaultValue="sender"
            options={[
              {
                value: 'sender',
                label: 'Ne viennent qu’à vous',
                description: 'Chacun répond sans être lu des autres.',
              },
              {
                value: 'everyone',
                label: 'Sont lues de tous',
                description: 'Les noms des destinataires sont visibles.',
              },
            ]}
          />
        )}
        {choice?.replies === 'sender' && <p className="text-base text-quiet">Les réponses ne viendront qu’à vous.</p>}
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
