import { mondayOf } from '@preau/domain/day'
import { dayRange } from '@preau/ui/format'
import { WeekGrid } from '@preau/ui/week-grid'
import { WeekNav } from '@preau/ui/week-nav'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound, useNavigate } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { LostScreen } from '../broken.tsx'
import { ChildScreen } from '../child-screen.tsx'
import { firstPageOf, useChild } from '../children.ts'
import { useNow } from '../clock.ts'
import { lessonCell } from '../lesson-cell.ts'
import { LessonSheet } from '../lesson-sheet-later.tsx'
import { dayIn, idIn, type LessonSearch, lessonSearch } from '../search.ts'
import { of } from '../words.ts'

export interface WeekSearch extends LessonSearch {
  lundi?: string | undefined
}

const week = (studentId: string, monday: string | undefined) =>
  api.timetable.week.queryOptions({ studentId, ...(monday && { monday }) })

export const Route = createFileRoute('/enfants/$childId/semaine')({
  staticData: { byChild: true },
  validateSearch: (search): WeekSearch => ({ ...lessonSearch(search), lundi: dayIn(search['lundi']) }),
  loaderDeps: ({ search }) => ({ lundi: search.lundi }),
  loader: async ({ params: { childId }, deps }) => {
    if (!idIn(childId)) throw notFound()
    const { to } = await firstPageOf(childId)
    if (to !== '/enfants/$childId/semaine') throw notFound()
    await queryClient.ensureQueryData(week(childId, deps.lundi))
  },
  component: WeekScreen,
  // Said inside the tabs: a page may end while it is open.
  notFoundComponent: LostScreen,
})

function WeekScreen() {
  const { childId } = Route.useParams()
  const { lundi, cours, jour } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const child = useChild(childId)
  const { data } = useSuspenseQuery(week(childId, lundi))
  const { today } = useNow()
  const { monday, weekKind, previous, next, days, lessons } = data

  const turnTo = (day: string | null | undefined) =>
    void navigate({
      search: ({ lundi: _, ...old }) => (day === mondayOf(today) || !day ? old : { ...old, lundi: day }),
      resetScroll: false,
    })
  const open = (slotId: string, date: string) =>
    void navigate({ search: (old) => ({ ...old, cours: slotId, jour: date }), resetScroll: false })
  const close = () => void navigate({ search: ({ cours: _, jour: __, ...old }) => old, resetScroll: false })

  const last = days.at(-1)?.date ?? monday
  return (
    <ChildScreen
      child={child}
      title={`Semaine ${of(child.givenName)}`}
      width="wide"
      lead={[weekKind && `Semaine ${weekKind}`, dayRange(monday, last)].filter(Boolean).join(' · ')}
      actions={
        <WeekNav
          onPrevious={() => previous && turnTo(previous)}
          onNext={() => next && turnTo(next)}
          onToday={monday === mondayOf(today) ? undefined : () => turnTo(undefined)}
        />
      }
    >
      <WeekGrid
        days={days.map(({ date, holiday }) => ({ date, isToday: date === today, note: holiday ?? undefined }))}
        lessons={lessons.map((lesson) => lessonCell(lesson, today, open))}
        onWeek={(step) => turnTo(step === 1 ? next : previous)}
      />
      {cours && jour && <LessonSheet childId={childId} slotId={cours} date={jour} onClose={close} />}
    </ChildScreen>
  )
}
