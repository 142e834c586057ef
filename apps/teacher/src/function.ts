import { writerOf } from '@preau/domain/audience'
import { useSuspenseQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/** What this person does here. School life and the librarian look on at every class, and may teach a few groups. */
export function useFunction() {
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { data: teachings } = useSuspenseQuery(api.teaching.mine.queryOptions())
  const writer = writerOf(session.account.role, session.account.staffFunction)
  return { writer, teaches: writer === 'teacher' || teachings.length > 0, looksOn: writer !== 'teacher' }
}
