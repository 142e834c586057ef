import { useSuspenseQuery } from '@tanstack/react-query'
import { api, queryClient } from './api.ts'

export async function ensureNotebooks() {
  await Promise.all([
    queryClient.ensureQueryData(api.resource.subjects.queryOptions()),
    queryClient.ensureQueryData(api.timetable.week.queryOptions({})),
    queryClient.ensureQueryData(api.lesson.log.queryOptions({})),
  ])
}

/** One notebook per subject this pupil has lessons, contents or documents in. */
export function useNotebooks() {
  const { data: filed } = useSuspenseQuery(api.resource.subjects.queryOptions())
  const { data: week } = useSuspenseQuery(api.timetable.week.queryOptions({}))
  const { data: log } = useSuspenseQuery(api.lesson.log.queryOptions({}))
  const taught = [...week.lessons, ...log.items].flatMap(({ subject }) => subject ?? [])
  const documents = new Map(filed.map(({ id, count }) => [id, count]))
  const notebooks = new Map(
    [...filed, ...taught].map(({ id, name, hue }) => [id, { id, name, hue, documents: documents.get(id) ?? 0 }]),
  )
  return [...notebooks.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}
