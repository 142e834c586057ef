import { Button } from '@preau/ui/button'
import { Chip, FilterChip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { briefMoment, count } from '@preau/ui/format'
import { ThreadRow } from '@preau/ui/thread'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { Paperclip } from 'lucide-react'
import * as z from 'zod/mini'
import { api, queryClient } from './api.ts'
import { useNow } from './clock.ts'

const filters = { 'a-lire': 'unread', envoyes: 'sent' } as const
export const inboxSearch = z.object({ voir: z.catch(z.optional(z.enum(['a-lire', 'envoyes'])), undefined) })
type Kept = z.infer<typeof inboxSearch>['voir']

const inboxPages = (voir: Kept) =>
  api.messaging.threads.infiniteQueryOptions(voir ? { filter: filters[voir] } : {}, {
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export async function loadInbox(voir: Kept) {
  await queryClient.ensureInfiniteQueryData(inboxPages(voir))
}

const choices: { voir: Kept; label: string; nothing: string }[] = [
  { voir: undefined, label: 'Tous', nothing: 'Aucun message pour l’instant.' },
  { voir: 'a-lire', label: 'À lire', nothing: 'Tout est lu.' },
  { voir: 'envoyes', label: 'Envoyés', nothing: 'Aucun message envoyé.' },
]

type InboxProps = { voir: Kept; onVoir: (voir: Kept) => void; current?: string }

/** Conversations, the last one that spoke first. */
export function Inbox({ voir, onVoir, current }: InboxProps) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(inboxPages(voir))
  const threads = data.pages.flatMap((page) => page.threads)
  return (
    <>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Voir</legend>
        {choices.map((choice) => (
          <FilterChip key={choice.label} pressed={choice.voir === voir} onClick={() => onVoir(choice.voir)}>
            {choice.label}
          </FilterChip>
        ))}
      </fieldset>
      {threads.length === 0 && <Empty>{choices.find((choice) => choice.voir === voir)?.nothing}</Empty>}
      <ul aria-label="Conversations" className="grid grid-cols-1 gap-3">
        {threads.map((thread) => (
          <li key={thread.id}>
            <InboxLine thread={thread} voir={voir} current={thread.id === current} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Voir plus ancien
        </Button>
      )}
    </>
  )
}

type Thread = inferOutput<typeof api.messaging.threads>['threads'][number]

function InboxLine({ thread, voir, current }: { thread: Thread; voir: Kept; current: boolean }) {
  const { now } = useNow()
  const { id, subject, correspondent, lastMessage, unread, children, answers } = thread
  return (
    <ThreadRow
      title={
        <Link to="/messages/$threadId" params={{ threadId: id }} search={{ voir }} className="stretched">
          {subject}
        </Link>
      }
      people={correspondent}
      when={briefMoment(lastMessage.sentAt, now)}
      excerpt={`${lastMessage.mine ? 'Vous\u00a0: ' : ''}${lastMessage.excerpt}`}
      unread={unread}
      current={current}
      chips={
        (children.length > 0 || lastMessage.hasFiles || answers > 0) && (
          <>
            {children.map((child) => (
              <Chip key={child.id}>Concerne {child.name}</Chip>
            ))}
            {answers > 0 && <Chip>{count(answers, 'réponse')}</Chip>}
            {lastMessage.hasFiles && <Chip icon={Paperclip}>Pièce jointe</Chip>}
          </>
        )
      }
    />
  )
}
