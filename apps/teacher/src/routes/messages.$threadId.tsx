import { Button } from '@preau/ui/button'
import { briefMoment, count } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Screen, Section } from '@preau/ui/screen'
import { Messages, ThreadRow } from '@preau/ui/thread'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { useEffect, useState } from 'react'
import { api, client, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { attachment } from '../file-href.ts'
import { Inbox, inboxSearch, loadInbox } from '../inbox.tsx'
import { sentence } from '../mishap.ts'
import { Reply } from '../reply.tsx'

type Thread = inferOutput<typeof api.messaging.thread>
type Message = Thread['messages'][number]

export const Route = createFileRoute('/messages/$threadId')({
  validateSearch: (search) => inboxSearch.parse(search),
  loaderDeps: ({ search: { voir } }) => ({ voir }),
  loader: ({ params, deps }) =>
    Promise.all([queryClient.ensureQueryData(api.messaging.thread.queryOptions(params)), loadInbox(deps.voir)]),
  component: ThreadScreen,
})

function ThreadScreen() {
  const { threadId } = Route.useParams()
  return <Conversation key={threadId} threadId={threadId} />
}

function Conversation({ threadId }: { threadId: string }) {
  const { voir } = Route.useSearch()
  const navigate = Route.useNavigate()
  const { data: thread } = useSuspenseQuery(api.messaging.thread.queryOptions({ threadId }))
  // What was unread on arrival stays marked during the visit.
  const [readBefore] = useState(thread.lastRead)
  useReading(thread)
  const older = useOlder(thread)
  const others = thread.members.filter(({ name }) => name !== thread.author.name)
  return (
    <Screen
      title={thread.subject}
      width="wide"
      back={
        <Link to="/messages" search={{ voir }} className="font-[650] text-accent underline underline-offset-3">
          Messages
        </Link>
      }
      lead={whoTalks(thread)}
    >
      <div className="grid items-start gap-8 md:grid-cols-[minmax(18rem,2fr)_minmax(0,3fr)]">
        <div className="grid gap-3 max-md:hidden">
          <Inbox
            voir={voir}
            onVoir={(next) => void navigate({ search: next ? { voir: next } : {}, replace: true })}
            current={threadId}
          />
        </div>
        <div className="grid gap-6">
          <div className="grid grid-cols-1 gap-4">
            {older.more && (
              <Button variant="secondary" pending={older.pending} onClick={older.load}>
                Messages plus anciens
              </Button>
            )}
            {older.mistake && <Notice tone="error">{older.mistake}</Notice>}
            <h2 className="sr-only">Conversation</h2>
            <Messages
              messages={[...older.messages, ...thread.messages].map((message) => ({
                id: message.id,
                author: message.author.name,
                ...(message.author.title && { authorDetail: message.author.title }),
                mine: message.mine,
                sentAt: message.sentAt,
                body: message.body,
                attachments: message.files.map(attachment),
                fresh: !message.mine && message.number > readBefore,
              }))}
            />
          </div>
          {thread.mine && thread.recipients !== null && <Tally thread={thread} />}
          {thread.ownAnswerId ? (
            <p>
              Vous avez répondu.{' '}
              <Link
                to="/messages/$threadId"
                params={{ threadId: thread.ownAnswerId }}
                className="font-[650] text-accent underline underline-offset-3"
              >
                Ouvrir votre conversation avec {thread.author.name}
              </Link>
            </p>
          ) : (
            <Reply
              threadId={threadId}
              label={thread.answerGoesTo === 'audience' ? 'Écrire à nouveau à tous' : 'Votre réponse'}
              note={whoReads(thread, others.length)}
            />
          )}
        </div>
      </div>
    </Screen>
  )
}

function whoTalks({ mine, open, audience, author, children }: Thread) {
  const words = mine ? `Pour\u00a0: ${audience}` : `De ${author.name}${open ? '' : `, pour ${audience}`}`
  return [words, children.length > 0 && `concerne ${children.map(({ name }) => name).join(' et ')}`]
    .filter(Boolean)
    .join(' · ')
}

/** The author sees who read and who answered; nobody else does. */
function Tally({ thread: { recipients, readers, answers } }: { thread: Thread }) {
  const { now } = useNow()
  return (
    <Section title="Suivi" lead={`Lu par ${readers ?? 0} sur ${recipients ?? 0} · ${count(answers.length, 'réponse')}`}>
      {answers.length > 0 && (
        <ul className="grid gap-2">
          {answers.map((answer) => (
            <li key={answer.threadId}>
              <ThreadRow
                title={
                  <Link to="/messages/$threadId" params={{ threadId: answer.threadId }} className="stretched">
                    {answer.name}
                  </Link>
                }
                people={answer.children.map(({ name }) => name).join(', ')}
                when={briefMoment(answer.lastMessageAt, now)}
                unread={answer.unread}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function whoReads({ answerGoesTo, author, audience }: Thread, others: number) {
  if (answerGoesTo === 'author') return `Votre réponse ira à ${author.name} seulement.`
  if (answerGoesTo === 'audience') return `Pour\u00a0: ${audience}.`
  return others > 1 ? `Votre réponse ira aux ${count(others + 1, 'personne')} de cette conversation.` : undefined
}

/** What is on the screen is read; the badge follows. */
function useReading(thread: Thread) {
  const queries = useQueryClient()
  const { mutate } = useMutation(
    api.messaging.markRead.mutationOptions({
      onSuccess: () =>
        Promise.all([
          queries.invalidateQueries(api.session.pathFilter()),
          queries.invalidateQueries(api.messaging.threads.pathFilter()),
        ]),
    }),
  )
  const { id, lastRead, messages } = thread
  const number = messages.at(-1)?.number ?? 0
  const [seen, setSeen] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setSeen(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  useEffect(() => {
    if (seen && number > lastRead) mutate({ threadId: id, number })
  }, [seen, id, number, lastRead, mutate])
}

function useOlder(thread: Thread) {
  const [messages, setMessages] = useState<Message[]>([])
  const [more, setMore] = useState(thread.earlier)
  const first = messages[0] ?? thread.messages[0]
  const page = useMutation({
    mutationFn: () => client.messaging.thread.query({ threadId: thread.id, before: first?.number }),
    onSuccess: (found) => {
      setMessages((known) => [...found.messages, ...known])
      setMore(found.earlier)
    },
  })
  return {
    messages,
    more,
    load: () => page.mutate(),
    pending: page.isPending,
    mistake: page.error ? sentence(page.error) : undefined,
  }
}
