import type { Audience } from '@preau/domain/audience'
import { Button } from '@preau/ui/button'
import { Dialog } from '@preau/ui/dialog'
import { count } from '@preau/ui/format'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { api } from './api.ts'
import { sentence } from './mishap.ts'

type Page = inferOutput<typeof api.messaging.recipients>

/** How many will receive it, and their names, before anything leaves. */
export function Recipients({ audience }: { audience: Audience }) {
  const [open, setOpen] = useState(false)
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    api.messaging.recipients.infiniteQueryOptions({ audience }, { getNextPageParam: ({ next }) => next ?? undefined }),
  )
  const first = data?.pages[0]
  if (error) return <p className="font-[600] text-danger">{sentence(error)}</p>
  if (!first) return <p className="min-h-20" />
  const people = data.pages.flatMap((page) => page.people)
  return (
    <div className="cover grid gap-1 px-4 py-3">
      <p role="status" className="flex items-center gap-2">
        <Users aria-hidden="true" className="size-5 flex-none text-accent" />
        <span>
          <strong>{first.label}</strong>
          {`\u00a0: ${count(first.count, 'destinataire')}`}
        </span>
      </p>
      <p className="text-base">{fewNames(first)}</p>
      {Boolean(first.waiting) && (
        <p className="text-base text-quiet">
          {first.waiting === 1
            ? '1 personne n’a pas encore ouvert son compte\u00a0: elle lira à sa première visite.'
            : `${first.waiting} personnes n’ont pas encore ouvert leur compte\u00a0: elles liront à leur première visite.`}
        </p>
      )}
      {first.count > shown && (
        <div>
          <Button variant="quiet" className="-ml-4" onClick={() => setOpen(true)}>
            Voir tous les noms
          </Button>
        </div>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={first.label} lead={count(first.count, 'destinataire')}>
        <ul className="grid gap-1">
          {people.map(({ id, name, title, about, activated }) => (
            <li key={id}>
              {name}
              <span className="text-quiet">
                {[about.length > 0 && `pour ${about.join(' et ')}`, title, activated === false && 'compte non ouvert']
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

const shown = 6

function fewNames({ people, count: all }: Page) {
  const names = people
    .slice(0, shown)
    .map(({ name, about }) => (about.length > 0 ? `${name} (${about.join(', ')})` : name))
  const rest = all - names.length
  if (rest <= 0) return names.join(', ')
  return `${names.join(', ')} et ${rest > 1 ? `${rest} autres` : 'une autre personne'}.`
}
