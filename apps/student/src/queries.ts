import type { ThreadsInput } from '@preau/domain/messaging'
import { infiniteQueryOptions, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { api, client, queryClient } from './api.ts'

// Lists that come page by page. Apart from the screens, so that what asks is loaded first and what draws comes later.
// Written out: tRPC's own pages send a direction that strict inputs refuse.
const homeworkPages = () =>
  infiniteQueryOptions({
    queryKey: api.homework.list.infiniteQueryKey({}),
    queryFn: ({ pageParam, signal }) => client.homework.list.query({ cursor: pageParam }, { signal }),
    initialPageParam: start(),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  })

const logPages = (subjectId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: api.lesson.log.infiniteQueryKey({ subjectId }),
    queryFn: ({ pageParam, signal }) => client.lesson.log.query({ subjectId, cursor: pageParam }, { signal }),
    initialPageParam: start(),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  })

type Place = { at: string; id: string }

const resourcePages = (subjectId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: api.resource.list.infiniteQueryKey({ subjectId }),
    queryFn: ({ pageParam, signal }) => client.resource.list.query({ subjectId, cursor: pageParam }, { signal }),
    initialPageParam: start<Place>(),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

type Filter = ThreadsInput['filter']

const threadPages = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: api.messaging.threads.infiniteQueryKey({ filter }),
    queryFn: ({ pageParam, signal }) => client.messaging.threads.query({ filter, cursor: pageParam }, { signal }),
    initialPageParam: start<Place>(),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** The first page has no cursor. */
function start<Cursor = string>(): Cursor | undefined {
  return undefined
}

export const useHomework = () => useSuspenseInfiniteQuery(homeworkPages())
export const useLog = (subjectId: string | undefined) => useSuspenseInfiniteQuery(logPages(subjectId))
export const useResources = (subjectId: string | undefined) => useSuspenseInfiniteQuery(resourcePages(subjectId))
export const useThreads = (filter: Filter) => useSuspenseInfiniteQuery(threadPages(filter))

export async function ensureHomework() {
  await queryClient.ensureInfiniteQueryData(homeworkPages())
}

export async function ensureThreads(filter: Filter) {
  await queryClient.ensureInfiniteQueryData(threadPages(filter))
}

/** What a notebook opens with: its lessons and its documents. */
export async function ensureNotebook(subjectId: string | undefined) {
  await Promise.all([
    queryClient.ensureInfiniteQueryData(logPages(subjectId)),
    queryClient.ensureInfiniteQueryData(resourcePages(subjectId)),
  ])
}
