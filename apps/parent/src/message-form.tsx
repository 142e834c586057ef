import { refusalSentence } from '@preau/domain/refusal'
import { Button } from '@preau/ui/button'
import { RadioGroup } from '@preau/ui/choice'
import { useDraft } from '@preau/ui/draft'
import { FilePicker } from '@preau/ui/file-picker'
import { focusFirstMistake, TextArea, TextField } from '@preau/ui/form'
import { count } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { useUploads } from '@preau/ui/use-uploads'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api } from './api.ts'
import { ChildMark } from './child-mark.tsx'
import type { Child } from './children.ts'
import { sentence } from './mishap.ts'
import { Recipients } from './recipients.tsx'
import { useRequestKey } from './request-key.ts'

type Someone = inferOutput<typeof api.messaging.audiences>[number]

interface Mistakes {
  child?: string
  to?: string
  subject?: string
  body?: string
  files?: string
}

/** About whom, to whom, then the words. */
export function MessageForm({
  audiences,
  about,
  chosen,
}: {
  audiences: Someone[]
  about: Child[]
  chosen: string | undefined
}) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const elementary = session.school.kind === 'elementary'
  const uploads = useUploads({ refusal: (_, reason) => refusalSentence(reason) })
  const keyOf = useRequestKey()
  const [subject, setSubject] = useDraft(session.account.id, 'objet')
  const [body, setBody] = useDraft(session.account.id, 'message')
  const first = about.length === 1 ? about[0] : about.find(({ id }) => id === chosen)
  const [childId, setChildId] = useState(first?.id)
  const [to, setTo] = useState('')
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
  const offered = audiences.filter(({ child }) => child?.id === childId).toSorted(byTask)
  // An école has no form teacher: whoever keeps the class is its teacher.
  const division = about.find(({ id }) => id === childId)?.divisionName ?? ''
  const recipient = offered.find((someone) => choiceOf(someone) === to)

  function handleChild(id: string) {
    setChildId(id)
    setTo('')
    setMistakes(({ child: _, to: __, ...others }) => others)
  }

  function handleTo(value: string) {
    setTo(value)
    setMistakes(({ to: _, ...others }) => others)
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const wrong: Mistakes = {
      ...(!childId && { child: 'Choisissez l’enfant concerné.' }),
      ...(childId && !recipient && { to: 'Choisissez à qui vous écrivez.' }),
      ...(!subject.trim() && { subject: 'Donnez un objet à votre message.' }),
      ...(!body.trim() && { body: 'Écrivez votre message avant de l’envoyer.' }),
      ...(!uploads.ready && {
        files: 'Les fichiers ne sont pas tous arrivés. Attendez la fin de l’envoi, ou retirez-les.',
      }),
    }
    setMistakes(wrong)
    if (!recipient || Object.keys(wrong).length > 0) return focusFirstMistake(event.currentTarget)
    const { audience } = recipient
    const { fileIds } = uploads
    send.mutate({ requestKey: keyOf(audience, subject, body, fileIds), audience, subject, body, fileIds })
  }

  return (
    <form onSubmit={handleSubmit} noValidate className="grid gap-5">
      {about.length > 1 && (
        <RadioGroup
          legend={'Quel enfant est concerné\u00a0?'}
          name="child"
          inline
          value={childId ?? ''}
          onChange={handleChild}
          error={mistakes.child}
          options={about.map(({ id, givenName, divisionName }) => ({
            value: id,
            label: [givenName, divisionName].filter(Boolean).join(', '),
          }))}
        />
      )}
      {first && about.length === 1 && (
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-quiet">Concerne{'\u00a0'}:</span>
          <ChildMark id={first.id} always />
        </p>
      )}
      {childId && (
        <RadioGroup
          // Another child, other people.
          key={childId}
          legend={'À qui\u00a0?'}
          name="to"
          value={to}
          onChange={handleTo}
          error={mistakes.to}
          options={offered.map((someone) => ({
            value: choiceOf(someone),
            label: someone.label,
            description: [
              elementary && someone.audience.kind === 'teacher' ? `Classe de ${division}` : someone.detail,
              someone.count > 1 && count(someone.count, 'personne'),
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
      {recipient && recipient.count > 1 && <Recipients audience={recipient.audience} />}
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
      {send.isPaused && <Notice>Pas de réseau. Votre message partira dès qu’il revient.</Notice>}
      <div>
        <Button icon={<Send />} pending={send.isPending}>
          Envoyer
        </Button>
      </div>
    </form>
  )
}

const choiceOf = ({ audience }: Someone) => [audience.kind, audience.accountId].join(' ')

/** By what one asks for: the form teacher, the offices, then the teachers. */
function byTask(a: Someone, b: Someone) {
  return rank(a) - rank(b) || a.label.localeCompare(b.label, 'fr')
}

function rank({ audience, detail }: Someone) {
  if (detail?.startsWith('Professeur principal')) return 0
  if (audience.kind === 'teacher') return 3
  return audience.kind === 'school_life' ? 1 : 2
}
