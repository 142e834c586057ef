import { buttonClass } from '@preau/ui/button'
import { count } from '@preau/ui/format'
import { Screen } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { PenLine } from 'lucide-react'
import { api } from '../api.ts'
import { Inbox, inboxSearch, loadInbox } from '../inbox.tsx'

export const Route = createFileRoute('/messages/')({
  validateSearch: (search) => inboxSearch.parse(search),
  loaderDeps: ({ search: { voir } }) => ({ voir }),
  loader: ({ deps }) => loadInbox(deps.voir),
  component: InboxScreen,
})

function InboxScreen() {
  const { voir } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
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
        <Inbox voir={voir} onVoir={(next) => void navigate({ search: next ? { voir: next } : {}, replace: true })} />
      </div>
    </Screen>
  )
}
