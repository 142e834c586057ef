import { Button, buttonClass } from '@preau/ui/button'
import { Chip, FilterChip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { briefMoment, count } from '@preau/ui/format'
import { Screen } from '@preau/ui/screen'
import { ThreadRow } from '@preau/ui/thread'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { Paperclip, PenLine } from 'lucide-react'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { wordIn } from '../search.ts'

const filters = { 'a-lire': 'unread', envoyes: 'sent' } as const
type Kept = keyof typeof filters | undefined

const inbox = (voir: Kept) =>
  api.messaging.threads.infiniteQueryOptions(voir ? { filter: filters[voir] } : {}, {
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const Route = createFileRoute('/messages/')({
  validateSearch: ({ voir }): { voir?: Kept } => ({ voir: wordIn(voir, ['a-lire', 'envoyes']) }),
  loaderDeps: ({ search }) => ({ voir: search.voir }),
  loader: ({ deps }) => queryClient.ensureInfiniteQueryData(inbox(deps.voir)),
  component: InboxScreen,
})

const choices: { voir: Kept; label: string; nothing: string }[] = [
  { voir: undefined, label: 'Tous', nothing: 'Aucun message pour l’instant.' },
  { voir: 'a-lire', label: 'À lire', nothing: 'Tout est lu.' },
  { voir: 'envoyes', label: 'Envoyés', nothing: 'Vous n’avez pas encore écrit de message.' },
]

function InboxScreen() {
  const { voir } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(inbox(voir))
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { now } = useNow()
  const threads = data.pages.flatMap((page) => page.threads)
  return (
    <Screen
      title="Messages"
      lead={session.unread > 0 ? `${count(session.unread, 'conversation')} à lire` : 'Tout est lu.'}
      width="reading"
      actions={
        <Link to="/messages/nouveau" className={buttonClass('primary')}>
          <PenLine aria-hidden="true" className="size-5" />
          Nouveau message
        </Link>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">Voir</legend>
          {choices.map((choice) => (
            <FilterChip
              key={choice.label}
              pressed={choice.voir === voir}
              onClick={() => void navigate({ search: choice.voir ? { voir: choice.voir } : {}, replace: true })}
            >
              {choice.label}
            </FilterChip>
          ))}
        </fieldset>
        {threads.length === 0 && <Empty>{choices.find((choice) => choice.voir === voir)?.nothing}</Empty>}
        <h2 className="sr-only">Conversations</h2>
        <ul className="grid gap-3">
          {threads.map(({ id, subject, correspondent, lastMessage, unread }) => (
            <li key={id}>
              <ThreadRow
                title={
                  <Link to="/messages/$threadId" params={{ threadId: id }} className="stretched">
                    {subject}
                  </Link>
                }
                people={correspondent}
                when={briefMoment(lastMessage.sentAt, now)}
                excerpt={`${lastMessage.mine ? 'Vous\u00a0: ' : ''}${lastMessage.excerpt}`}
                unread={unread}
                chips={lastMessage.hasFiles && <Chip icon={Paperclip}>Pièce jointe</Chip>}
              />
            </li>
          ))}
        </ul>
        {hasNextPage && (
          <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Voir plus ancien
          </Button>
        )}
      </div>
    </Screen>
  )
}
