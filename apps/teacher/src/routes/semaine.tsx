import { mondayOf } from '@preau/domain/day'
import { dayInput } from '@preau/domain/timetable'
import { Empty } from '@preau/ui/empty'
import { SelectField } from '@preau/ui/form'
import { dayRange } from '@preau/ui/format'
import { Screen } from '@preau/ui/screen'
import { WeekGrid } from '@preau/ui/week-grid'
import { WeekNav } from '@preau/ui/week-nav'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { useFunction } from '../function.ts'
import { classCells, lessonCell } from '../lesson-cell.ts'

const searchInput = z.object({
  lundi: z.catch(z.optional(dayInput), undefined),
  classe: z.catch(z.optional(z.uuid()), undefined),
})

interface Sought {
  lundi?: string | undefined
  classe?: string | undefined
}

const week = ({ lundi, classe }: Sought) =>
  api.timetable.week.queryOptions({ ...(lundi && { monday: mondayOf(lundi) }), ...(classe && { groupId: classe }) })

export const Route = createFileRoute('/semaine')({
  validateSearch: (search) => searchInput.parse(search),
  loaderDeps: ({ search: { lundi, classe } }) => ({ lundi, classe }),
  loader: ({ deps }) => queryClient.ensureQueryData(week(deps)),
  component: WeekScreen,
})

function WeekScreen() {
  const { lundi, classe } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data } = useSuspenseQuery(week({ lundi, classe }))
  const { today } = useNow()
  const { teaches, looksOn } = useFunction()
  const { monday, weekKind, previous, next, days, lessons } = data
  const own = teaches && !classe

  const turnTo = (day: string | null | undefined) =>
    void navigate({
      search: { ...(classe && { classe }), ...(day && day !== mondayOf(today) && { lundi: day }) },
      resetScroll: false,
    })

  return (
    <Screen
      title={own ? 'Semaine' : 'Emploi du temps'}
      width="wide"
      lead={[weekKind && `Semaine ${weekKind}`, dayRange(monday, days.at(-1)?.date ?? monday)]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <WeekNav
          onPrevious={() => previous && turnTo(previous)}
          onNext={() => next && turnTo(next)}
          onToday={monday === mondayOf(today) ? undefined : () => turnTo(undefined)}
        />
      }
    >
      {looksOn && (
        <ClassPicker
          own={teaches}
          classe={classe}
          onPick={(id) =>
            void navigate({ search: { ...(lundi && { lundi }), ...(id && { classe: id }) }, replace: true })
          }
        />
      )}
      {own || classe ? (
        <WeekGrid
          days={days.map(({ date, holiday }) => ({ date, isToday: date === today, note: holiday ?? undefined }))}
          lessons={own ? lessons.map((lesson) => lessonCell(lesson, 'own')) : classCells(lessons)}
          onWeek={(step) => turnTo(step === 1 ? next : previous)}
        />
      ) : (
        <Empty>Choisissez une classe pour voir sa semaine.</Empty>
      )}
    </Screen>
  )
}

type ClassPickerProps = { own: boolean; classe: string | undefined; onPick: (id: string) => void }

function ClassPicker({ own, classe, onPick }: ClassPickerProps) {
  const { data: audiences } = useSuspenseQuery(api.messaging.audiences.queryOptions())
  const groups = audiences.flatMap(({ audience, group }) =>
    group && audience.kind === 'students_of_group' ? [group] : [],
  )
  return (
    <div className="no-print max-w-80">
      <SelectField
        label="Emploi du temps"
        placeholder={own ? 'Ma semaine' : 'Choisir une classe'}
        value={classe ?? ''}
        onChange={(event) => onPick(event.currentTarget.value)}
        options={groups.map(({ id, name, kind }) => ({
          value: id,
          label: name,
          group: kind === 'division' ? 'Classes' : 'Groupes',
        }))}
      />
    </div>
  )
}
