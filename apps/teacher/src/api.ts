import type { AppRouter } from '@preau/api'
import { makeQueryClient } from '@preau/ui/query-client'
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { goToSignIn } from './leave.ts'

export const queryClient = makeQueryClient()

async function ask(...request: Parameters<typeof fetch>) {
  const answer = await fetch(...request)
  if (answer.status === 401) goToSignIn(queryClient)
  return answer
}

/** Lists are only ever read onwards: the direction that the query library adds is part of no input. */
const onwards: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (typeof op.input !== 'object' || op.input === null || !('direction' in op.input)) return next(op)
    const { direction: _, ...input } = op.input
    return next({ ...op, input })
  }

export const client = createTRPCClient<AppRouter>({
  links: [
    onwards,
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: '/trpc' }),
      false: httpLink({ url: '/trpc', fetch: ask }),
    }),
  ],
})

export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
