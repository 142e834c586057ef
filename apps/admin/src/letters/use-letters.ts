import type { IssueInput } from '@preau/domain/activation-sheet'
import { dayOf } from '@preau/domain/day'
import { ofName } from '@preau/domain/name'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { api } from '../api.ts'
import type { LetterContent } from './letter.tsx'

type Sheet = inferOutput<typeof api.activation.issue>['sheets'][number]

const list = new Intl.ListFormat('fr')

/** « Classe : 5B », « Responsable de Zoé (5B) et Adam (3A) » */
function detailOf({ role, divisionName, children }: Sheet) {
  if (role === 'student') return divisionName ? `Classe\u00a0: ${divisionName}` : 'Élève'
  if (role !== 'parent') return 'Équipe de l’établissement'
  const names = children.map(({ givenName, divisionName: name }) => (name ? `${givenName} (${name})` : givenName))
  return `Responsable ${list.format(names.map(ofName))}`
}

const letterOf = (sheet: Sheet): LetterContent => ({
  accountId: sheet.accountId,
  name: sheet.name,
  role: sheet.role,
  detail: detailOf(sheet),
  code: sheet.code,
})

/** Makes codes; the answer is the only place they are ever readable. */
export function useLetters() {
  const queries = useQueryClient()
  const issue = useMutation(
    api.activation.issue.mutationOptions({
      // Held by this page alone; nothing of it goes to the cache.
      gcTime: 0,
      onSuccess: () =>
        Promise.all([
          queries.invalidateQueries(api.activation.pathFilter()),
          queries.invalidateQueries(api.directory.pathFilter()),
        ]),
    }),
  )
  const answer = issue.data
  const [first] = answer?.sheets ?? []
  return {
    ask: (input: IssueInput) => issue.mutate(input),
    pending: issue.isPending,
    error: issue.error,
    nobody: answer?.sheets.length === 0,
    sheet: answer &&
      first && {
        school: answer.schoolName,
        letters: answer.sheets.map(letterOf),
        lastDay: dayOf(new Date(first.expiresAt)),
      },
    forget: issue.reset,
  }
}
