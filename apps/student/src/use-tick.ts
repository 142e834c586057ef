import { useToast } from '@preau/ui/toast'
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { api } from './api.ts'
import { sentence } from './mishap.ts'

function wantedBy(variables: unknown) {
  if (typeof variables !== 'object' || !variables) return undefined
  const homeworkId = 'homeworkId' in variables ? variables.homeworkId : undefined
  const done = 'done' in variables && variables.done === true
  return { homeworkId, done }
}

/** Ticking shows at once, goes to the server behind, and can be taken back. */
export function useTick() {
  const toast = useToast()
  const queries = useQueryClient()
  const tick = useMutation(
    api.homework.tick.mutationOptions({
      // One after the other: a tick and its undoing must arrive in that order.
      scope: { id: 'tick' },
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries(api.homework.pathFilter()),
          queries.invalidateQueries(api.home.pathFilter()),
          queries.invalidateQueries(api.timetable.pathFilter()),
        ]),
    }),
  )
  // What was ticked and is not yet answered is shown as the pupil left it.
  const pending = useMutationState({
    filters: { mutationKey: api.homework.tick.mutationKey(), status: 'pending' },
    select: (mutation) => wantedBy(mutation.state.variables),
  })

  function change(homeworkId: string, done: boolean) {
    tick.mutate({ homeworkId, done })
    toast(done ? 'Fait.' : 'Remis à faire.', { undo: () => tick.mutate({ homeworkId, done: !done }) })
  }

  return {
    isDone: (homeworkId: string, done: boolean) =>
      pending.findLast((wanted) => wanted?.homeworkId === homeworkId)?.done ?? done,
    change,
    mistake: tick.error ? sentence(tick.error) : undefined,
  }
}
