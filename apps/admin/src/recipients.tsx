import type { Audience } from '@preau/domain/audience'
import { Button } from '@preau/ui/button'
import { Dialog } from '@preau/ui/dialog'
import { count } from '@preau/ui/format'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from './api.ts'

/** How many will receive it, and their names, before anything leaves. */
export function Recipients({ audience }: { audience: Audience }) {
  const [open, setOpen] = useState(false)
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    api.messaging.recipients.infiniteQueryOptions({ audience }, { getNextPageParam: ({ next }) => next ?? undefined }),
  )
  const first = data?.pages[0]
  if (!first) return <p className="min-h-11" />
  const people = data.pages.flatMap((page) => page.people)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <p role="status">
        <strong>{count(first.count, 'destinataire')}</strong>
        {Boolean(first.waiting) && ` · ${first.waiting} sans compte activé\u00a0: ils liront plus tard`}
      </p>
      {first.count > 0 && (
        <Button variant="quiet" onClick={() => setOpen(true)}>
          Voir les noms
        </Button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={first.label} lead={count(first.count, 'destinataire')}>
        <ul className="grid gap-1">
          {people.map(({ id, name, title, about, activated }) => (
            <li key={id}>
              {name}
              <span className="text-quiet">
                {[about.length > 0 && `pour ${about.join(' et ')}`, title, activated === false && 'compte non activé']
                  .filter(Boolean)
                  .map((detail) => ` · ${detail}`)}
              </span>
            </li>
          ))}
        </ul>
        {hasNextPage && (
          <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Voir la suite
          </Button>
        )}
      </Dialog>
    </div>
  )
}
