import { QueryClient } from '@tanstack/react-query'

/** What the server refused stays refused; only a lost network is worth trying again. */
function isNetworkLoss(error: Error) {
  return error instanceof TypeError || ('cause' in error && error.cause instanceof TypeError)
}

/** Kept in memory alone: nothing about a pupil is left in a shared browser. */
export function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        networkMode: 'offlineFirst',
        retry: (failures, error) => failures < 3 && isNetworkLoss(error),
        retryDelay: (failures) => Math.min(1000 * 2 ** failures, 8000),
      },
      mutations: { networkMode: 'offlineFirst', retry: (failures, error) => failures < 2 && isNetworkLoss(error) },
    },
  })
}
