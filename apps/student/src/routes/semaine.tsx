import { mondayOf } from '@preau/domain/day'
import { dayRange } from '@preau/ui/format'
import { Screen } from '@preau/ui/screen'
import { WeekGrid } from '@preau/ui/week-grid'
import { WeekNav } from '@preau/ui/week-nav'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound, useNavigate } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { lessonCell } from '../lesson-cell.ts'
import { LessonSheet } from '../lesson-sheet-later.tsx'
import { dayIn, type LessonSearch, lessonSearch } from '../search.ts'
import { useKeys } from '../use-keys.ts'

export interface WeekSearch extends LessonSearch {
  lundi?: string | undefined
}

const week = (monday: string | undefined) => api.timetable.week.queryOptions(monday ? { monday } : {})

export const Route = createFileRoute('/semaine')({
  validateSearch: (search): WeekSearch => ({ ...lessonSearch(search), lundi: dayIn(search['lundi']) }),
  loaderDeps: ({ search }) => ({ lundi: search.lundi }),
  loader: async ({ deps }) => {
    const { school } = await queryClient.ensureQueryData(api.session.current.queryOptions())
    // An école keeps no timetable.
    if (school.kind === 'elementary') throw notFound()
    await queryClient.ensureQueryData(week(deps.lundi))
  },
  component: WeekScreen,
})

function WeekScreen() {
  const { lundi, cours, jour } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data } = useSuspenseQuery(week(lundi))
  const { today } = useNow()
  const { monday, weekKind, previous, next, days, lessons } = data

  const turnTo = (day: string | null | undefined) =>
    void navigate({ search: day === mondayOf(today) || !day ? {} : { lundi: day }, resetScroll: false })
  const open = (slotId: string, date: string) =>
    void navigate({ search: (old) => ({ ...old, cours: slotId, jour: date }), resetScroll: false })
  const close = () => void navigate({ search: lundi ? { lundi } : {}, resetScroll: false })

  useKeys({
    ArrowLeft: () => previous && turnTo(previous),
    ArrowRight: () => next && turnTo(next),
    t: () => turnTo(undefined),
  })

  const last = days.at(-1)?.date ?? monday
  return (
    <Screen
      title="Semaine"
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
      {cours && jour && <LessonSheet slotId={cours} date={jour} onClose={close} />}
    </Screen>
  )
}
