import type { AppRouter } from '@preau/api'
import { makeQueryClient } from '@preau/ui/query-client'
import { createTRPCClient, httpLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { goToSignIn } from './leave.ts'

export const queryClient = makeQueryClient()

async function ask(...request: Parameters<typeof fetch>) {
  const answer = await fetch(...request)
  if (answer.status !== 401) return answer
  goToSignIn(queryClient)
  // The page is going away: what was asked stays unanswered rather than shown as broken.
  return await new Promise<Response>(() => {})
}

export const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: '/trpc', fetch: ask })] })

export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
