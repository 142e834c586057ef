import { buttonClass } from '@preau/ui/button'
import { dayAndTime } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Mail } from 'lucide-react'
import { useEffect } from 'react'
import { api, queryClient } from '../api.ts'
import { type Board, neighboursOf } from '../copies/board.ts'
import { CopyVersion } from '../copies/copy-version.tsx'
import { Feedback } from '../copies/feedback.tsx'
import { StudentList } from '../copies/student-list.tsx'
import { allSaved } from '../saved.ts'

export const Route = createFileRoute('/copies/$homeworkId/$studentId')({
  loader: {
    // Words are typed here: they are read anew at each visit, and waited for.
    staleReloadMode: 'blocking',
    handler: async ({ params }) => {
      await allSaved()
      await Promise.all([
        queryClient.fetchQuery(api.homework.copy.queryOptions(params)),
        queryClient.ensureQueryData(api.homework.board.queryOptions({ homeworkId: params.homeworkId })),
      ])
    },
  },
  component: CopyScreen,
})

function CopyScreen() {
  const params = Route.useParams()
  const { homeworkId, studentId } = params
  const { data: copy } = useSuspenseQuery(api.homework.copy.queryOptions(params))
  const { data: board } = useSuspenseQuery(api.homework.board.queryOptions({ homeworkId }))
  const [latest, ...older] = copy.versions
  const returned = older.find(({ feedback }) => feedback?.returnedAt)
  return (
    <Screen
      title={copy.student.name}
      width="wide"
      back={
        <Link
          to="/copies/$homeworkId"
          params={{ homeworkId }}
          className="font-[650] text-accent underline underline-offset-3"
        >
          {copy.homework.title}
        </Link>
      }
      lead={`${copy.homework.group.name}, à rendre avant le ${dayAndTime(copy.homework.dueAt)}`}
      actions={<Turning board={board} studentId={studentId} />}
    >
      <div className="grid items-start gap-6 md:grid-cols-[13rem_minmax(0,1fr)]">
        <StudentList board={board} studentId={studentId} />
        {latest ? (
          <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
            <div className="grid gap-4">
              <h2 className="sr-only">La copie</h2>
              <CopyVersion key={latest.id} copy={latest} />
              {older.length > 0 && (
                <details>
                  <summary className="min-h-11 py-2 font-[650] text-accent">
                    {older.length > 1 ? `${older.length} versions précédentes` : 'Version précédente'}
                  </summary>
                  <div className="mt-2 grid gap-4">
                    {older.map((version) => (
                      <CopyVersion key={version.id} copy={version} />
                    ))}
                  </div>
                </details>
              )}
            </div>
            <Section title="Votre retour" className="lg:sticky lg:top-20">
              {returned?.feedback && (
                <p className="text-base text-quiet">
                  Version {returned.version} déjà rendue avec{'\u00a0'}: « {returned.feedback.body} »
                </p>
              )}
              <Feedback key={latest.id} copy={latest} />
              <Link
                to="/messages/nouveau"
                search={{ responsables: studentId }}
                className="inline-flex min-h-11 items-center gap-2 justify-self-start font-[650] text-accent underline underline-offset-3"
              >
                <Mail aria-hidden="true" className="size-5" />
                Écrire aux responsables
              </Link>
            </Section>
          </div>
        ) : (
          <div className="grid justify-items-start gap-3">
            <p>{copy.student.name} n’a rien rendu.</p>
            <Link to="/messages/nouveau" search={{ responsables: studentId }} className={buttonClass('secondary')}>
              <Mail aria-hidden="true" className="size-5" />
              Écrire aux responsables
            </Link>
          </div>
        )}
      </div>
    </Screen>
  )
}

/** From copy to copy, with two buttons or with the arrows of the keyboard outside a field. */
function Turning({ board, studentId }: { board: Board; studentId: string }) {
  const navigate = useNavigate()
  const { previous, next } = neighboursOf(board.students, studentId)
  const homeworkId = board.id
  const before = previous?.id
  const after = next?.id
  useEffect(() => {
    function handleKey(event: KeyboardEvent) {
      const to = { ArrowLeft: before, ArrowRight: after }[event.key]
      if (!to || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select, dialog, [role="tab"]'))
        return
      event.preventDefault()
      void navigate({ to: '/copies/$homeworkId/$studentId', params: { homeworkId, studentId: to } })
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [navigate, homeworkId, before, after])
  return (
    <>
      {previous && (
        <Link
          to="/copies/$homeworkId/$studentId"
          params={{ homeworkId, studentId: previous.id }}
          aria-label={`Copie précédente\u00a0: ${previous.name}`}
          aria-keyshortcuts="ArrowLeft"
          className={buttonClass('secondary')}
        >
          <ChevronLeft aria-hidden="true" className="size-5" />
          Précédente
        </Link>
      )}
      {next && (
        <Link
          to="/copies/$homeworkId/$studentId"
          params={{ homeworkId, studentId: next.id }}
          aria-label={`Copie suivante\u00a0: ${next.name}`}
          aria-keyshortcuts="ArrowRight"
          className={buttonClass('primary')}
        >
          Suivante
          <ChevronRight aria-hidden="true" className="size-5" />
        </Link>
      )}
    </>
  )
}
