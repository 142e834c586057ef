import { Send } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Attachments } from './attachment.tsx'
import { Button } from './button.tsx'
import { Badge } from './chip.tsx'
import { useDraft } from './draft.ts'
import { TextArea } from './form.tsx'
import { capital, dayAndTime, type Moment } from './format.ts'

export type ThreadMessage = {
  id: string
  author: string
  /** « Professeure de mathématiques », « Mère de Zoé ». */
  authorDetail?: string
  /** Written by the reader. */
  mine: boolean
  sentAt: Moment
  body: string
  attachments?: { name: string; size?: number; href: string }[]
  /** Read receipts, « Signaler », the child concerned. */
  footer?: ReactNode
  /** Not read before this visit. */
  fresh?: boolean
}

/** A conversation, oldest first; it says by itself what arrives. */
export function Messages({ messages }: { messages: ThreadMessage[] }) {
  return (
    <ol aria-label="Messages" aria-live="polite" aria-relevant="additions" className="grid gap-4">
      {messages.map((message) => (
        <li key={message.id} className={`flex ${message.mine ? 'justify-end' : ''}`}>
          <Bubble {...message} />
        </li>
      ))}
    </ol>
  )
}

function Bubble({ author, authorDetail, mine, sentAt, body, attachments = [], footer, fresh }: ThreadMessage) {
  const id = useId()
  return (
    <article
      aria-labelledby={id}
      className={`grid min-w-0 max-w-[min(100%,40rem)] gap-2 border px-4 py-3 ${
        mine
          ? 'ml-8 rounded-[1rem_0.375rem_1rem_1rem] border-transparent bg-accent-soft'
          : 'mr-8 rounded-[0.375rem_1rem_1rem_1rem] border-rule bg-surface'
      }`}
    >
      <header className="flex flex-wrap items-baseline gap-x-2 text-base">
        <p id={id} className="font-[650]">
          {mine ? 'Moi' : author}
        </p>
        {authorDetail && !mine && <span className="text-quiet">{authorDetail}</span>}
        {fresh && <span className="rounded-md bg-danger px-1.5 text-sm font-bold text-on-accent">Nouveau</span>}
        <p className="text-sm text-quiet">{capital(dayAndTime(sentAt))}</p>
      </header>
      <p className="whitespace-pre-line">{body}</p>
      <Attachments files={attachments} />
      {footer && <div className="flex flex-wrap items-center gap-2 text-base text-quiet">{footer}</div>}
    </article>
  )
}

type ComposerProps = {
  label: string
  /** Resolves when the message is kept by the server: only then is the text let go. */
  onSend: (body: string) => Promise<unknown>
  pending?: boolean
  error?: string | undefined
  /** « Ton message partira demain à 7 h. » */
  note?: ReactNode
  /** A file picker. */
  children?: ReactNode
  send?: string
  /** What to say to an empty message; *tu* or *vous* is the app's business. */
  emptyError?: string
  /** Whose words these are, and in which conversation: nobody else finds them. */
  accountId: string
  threadId: string
  /** A message may hold files alone. */
  allowEmpty?: boolean
}

/** A conversation's answer: what is typed is kept until it is sent. */
export function Composer(props: ComposerProps) {
  const { label, onSend, pending, error, note, children, send = 'Envoyer', allowEmpty = false } = props
  const [body, setBody] = useDraft(props.accountId, `réponse:${props.threadId}`)
  const [mistake, setMistake] = useState<string>()

  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!body.trim() && !allowEmpty) {
      setMistake(props.emptyError ?? 'Le message est vide.')
      return
    }
    setMistake(undefined)
    // On failure the text stays; the caller shows why through `error`.
    const sent = await onSend(body).then(
      () => true,
      () => false,
    )
    if (sent) setBody('')
  }

  return (
    <form onSubmit={handleSubmit} noValidate className="no-print grid gap-3">
      <TextArea
        label={label}
        rows={4}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        error={mistake ?? error}
      />
      {children}
      <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
        {note && <p className="grow text-base text-quiet">{note}</p>}
        <Button icon={<Send />} pending={pending}>
          {send}
        </Button>
      </div>
    </form>
  )
}

type ThreadRowProps = {
  /** A link with the class `stretched`. */
  title: ReactNode
  people: ReactNode
  /** Already in words. */
  when: string
  excerpt?: string
  unread?: number
  chips?: ReactNode
  current?: boolean
}

/** One line of the inbox. */
export function ThreadRow({ title, people, when, excerpt, unread = 0, chips, current = false }: ThreadRowProps) {
  return (
    <article
      className={`cover grid grid-cols-1 gap-0.5 px-4 py-3 ${unread > 0 ? 'border-l-danger' : ''} ${current ? 'bg-accent-soft' : ''}`}
    >
      <div className="flex items-baseline justify-between gap-3 text-base text-quiet">
        <p className="truncate">{people}</p>
        <p className="flex-none text-sm">{when}</p>
      </div>
      <div className="flex items-start justify-between gap-3">
        <h2 className={`font-text leading-snug ${unread > 0 ? 'font-bold' : 'font-[500]'}`}>{title}</h2>
        <Badge count={unread} label={unread > 1 ? 'messages à lire' : 'message à lire'} />
      </div>
      {excerpt && <p className="truncate text-base text-quiet">{excerpt}</p>}
      {chips && <div className="mt-1 flex flex-wrap gap-1.5">{chips}</div>}
    </article>
  )
}
