import type { ThreadsInput } from '@preau/domain/messaging'
import { infiniteQueryOptions, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { api, client, queryClient } from './api.ts'

// Lists that come page by page. Apart from the screens, so that what asks is loaded first and what draws comes later.
// Written out: tRPC's own pages send a direction that strict inputs refuse.
export interface About {
  studentId?: string | undefined
  subjectId?: string | undefined
}

const homeworkPages = (studentId: string) =>
  infiniteQueryOptions({
    queryKey: api.homework.list.infiniteQueryKey({ studentId }),
    queryFn: ({ pageParam, signal }) => client.homework.list.query({ studentId, cursor: pageParam }, { signal }),
    initialPageParam: start(),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  })

const logPages = (about: About) =>
  infiniteQueryOptions({
    queryKey: api.lesson.log.infiniteQueryKey(about),
    queryFn: ({ pageParam, signal }) => client.lesson.log.query({ ...about, cursor: pageParam }, { signal }),
    initialPageParam: start(),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  })

type Place = { at: string; id: string }

const resourcePages = (about: About) =>
  infiniteQueryOptions({
    queryKey: api.resource.list.infiniteQueryKey(about),
    queryFn: ({ pageParam, signal }) => client.resource.list.query({ ...about, cursor: pageParam }, { signal }),
    initialPageParam: start<Place>(),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

interface Kept {
  filter: ThreadsInput['filter']
  studentId: string | undefined
}

const threadPages = (kept: Kept) =>
  infiniteQueryOptions({
    queryKey: api.messaging.threads.infiniteQueryKey(kept),
    queryFn: ({ pageParam, signal }) => client.messaging.threads.query({ ...kept, cursor: pageParam }, { signal }),
    initialPageParam: start<Place>(),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** The first page has no cursor. */
function start<Cursor = string>(): Cursor | undefined {
  return undefined
}

export const useHomework = (studentId: string) => useSuspenseInfiniteQuery(homeworkPages(studentId))
export const useLog = (about: About) => useSuspenseInfiniteQuery(logPages(about))
export const useResources = (about: About) => useSuspenseInfiniteQuery(resourcePages(about))
export const useThreads = (kept: Kept) => useSuspenseInfiniteQuery(threadPages(kept))

export const ensureHomework = (studentId: string) => queryClient.ensureInfiniteQueryData(homeworkPages(studentId))
export const ensureLog = (about: About) => queryClient.ensureInfiniteQueryData(logPages(about))
export const ensureResources = (about: About) => queryClient.ensureInfiniteQueryData(resourcePages(about))
export const ensureThreads = (kept: Kept) => queryClient.ensureInfiniteQueryData(threadPages(kept))
