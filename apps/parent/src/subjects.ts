import { useSuspenseQuery } from '@tanstack/react-query'
import { api, queryClient } from './api.ts'
import { ensureLog, ensureResources, useLog, useResources } from './queries.ts'

const week = (studentId: string) => api.timetable.week.queryOptions({ studentId })

export const ensureSubjects = (studentId: string) =>
  Promise.all([queryClient.ensureQueryData(week(studentId)), ensureLog({ studentId }), ensureResources({ studentId })])

/** The subjects a child has lessons, contents or documents in; none in an école. */
export function useSubjects(studentId: string) {
  const { data: held } = useSuspenseQuery(week(studentId))
  const { data: log } = useLog({ studentId })
  const { data: filed } = useResources({ studentId })
  const named = [
    ...held.lessons,
    ...log.pages.flatMap(({ items }) => items),
    ...filed.pages.flatMap(({ resources }) => resources),
  ].flatMap(({ subject }) => subject ?? [])
  const subjects = new Map(named.map(({ id, name, hue }) => [id, { id, name, hue }]))
  return [...subjects.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}
