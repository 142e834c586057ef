import { Button, buttonClass } from '@preau/ui/button'
import { FilterChip, SubjectPill } from '@preau/ui/chip'
import { Confirm } from '@preau/ui/dialog'
import { Empty } from '@preau/ui/empty'
import { count, dayAndTime } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Screen } from '@preau/ui/screen'
import { useToast } from '@preau/ui/toast'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, queryClient } from '../api.ts'
import { type Board, blanksFirst, shares, show, shows } from '../copies/board.ts'
import { BoardTable } from '../copies/board-table.tsx'
import { cover } from '../cover.ts'
import { sentence } from '../mishap.ts'
import { useRequestKey } from '../request-key.ts'

const searchInput = z.object({ voir: z.catch(z.optional(z.enum(shows)), undefined) })

export const Route = createFileRoute('/copies/$homeworkId/')({
  validateSearch: (search) => searchInput.parse(search),
  loader: ({ params }) => queryClient.ensureQueryData(api.homework.board.queryOptions(params)),
  component: BoardScreen,
})

function BoardScreen() {
  const params = Route.useParams()
  const { voir } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data: board } = useSuspenseQuery(api.homework.board.queryOptions(params))
  const { name, hue } = cover(board.subject)
  const first = board.students.find(({ submission, feedback }) => submission && feedback !== 'returned')
  const shown = blanksFirst(board.students).filter((student) => !voir || show(voir, student))
  return (
    <Screen
      title={board.title}
      back={
        <Link to="/copies" className="font-[650] text-accent underline underline-offset-3">
          Copies
        </Link>
      }
      lead={`${board.past ? 'C’était à rendre' : 'À rendre'} avant le ${dayAndTime(board.dueAt)}`}
      actions={
        <>
          <Link to="/devoirs/$homeworkId" params={params} className={buttonClass('secondary')}>
            {board.mayMark ? 'Modifier le devoir' : 'Voir le devoir'}
          </Link>
          {board.mayMark && first && (
            <Link
              to="/copies/$homeworkId/$studentId"
              params={{ ...params, studentId: first.id }}
              className={buttonClass('primary')}
            >
              Corriger
            </Link>
          )}
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base text-quiet">
        <SubjectPill hue={hue}>{name}</SubjectPill>
        {board.group.name}
      </div>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Voir</legend>
        <FilterChip pressed={!voir} onClick={() => void navigate({ search: {}, replace: true })}>
          {`Toute la classe\u00a0: ${board.students.length}`}
        </FilterChip>
        {shares(board).map(({ id, label, number }) => (
          <FilterChip
            key={id}
            pressed={voir === id}
            onClick={() => void navigate({ search: voir === id ? {} : { voir: id }, replace: true })}
          >
            {`${label}\u00a0: ${number}`}
          </FilterChip>
        ))}
      </fieldset>
      {board.mayMark && <ReturnAll board={board} />}
      {shown.length > 0 ? (
        <BoardTable board={board} students={shown} />
      ) : (
        <Empty>{voir ? 'Personne dans cette liste.' : 'Aucun élève dans ce groupe aujourd’hui.'}</Empty>
      )}
    </Screen>
  )
}

/** Comments wait as drafts until all are ready; then they leave together. */
function ReturnAll({ board }: { board: Board }) {
  const queries = useQueryClient()
  const toast = useToast()
  const keyOf = useRequestKey()
  const [asking, setAsking] = useState(false)
  const drafts = board.students.filter(({ feedback }) => feedback === 'draft').map(({ id }) => id)
  const returnAll = useMutation(
    api.homework.returnAll.mutationOptions({
      onSuccess: async ({ returned }) => {
        toast(returned > 1 ? `${returned} copies rendues.` : 'Copie rendue.')
        await Promise.all([
          queries.invalidateQueries(api.homework.pathFilter()),
          queries.invalidateQueries(api.home.pathFilter()),
        ])
      },
      onSettled: () => setAsking(false),
    }),
  )
  if (drafts.length === 0) return null
  const many = drafts.length > 1
  return (
    <>
      <Notice
        action={
          <Button variant="secondary" onClick={() => setAsking(true)}>
            Tout rendre
          </Button>
        }
      >
        {count(drafts.length, 'commentaire')} en brouillon{'\u00a0'}: les élèves ne {many ? 'les' : 'le'} voient pas
        encore.
      </Notice>
      {returnAll.error && <Notice tone="error">{sentence(returnAll.error)}</Notice>}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => returnAll.mutate({ requestKey: keyOf(board.id, drafts), homeworkId: board.id })}
        title={many ? `Rendre les ${drafts.length} copies commentées ?` : 'Rendre la copie commentée ?'}
        confirm="Tout rendre"
        pending={returnAll.isPending}
      >
        <p>
          Chaque élève et ses responsables liront le commentaire de sa copie. Les copies sans commentaire restent à
          corriger.
        </p>
      </Confirm>
    </>
  )
}
