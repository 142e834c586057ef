import { addDays } from '@preau/domain/day'
import { DayList, NextLesson, nowAndNext } from '@preau/ui/day-list'
import { Empty } from '@preau/ui/empty'
import { capital, fullDate, longDate, relativeDay } from '@preau/ui/format'
import type { LessonCell } from '@preau/ui/lesson'
import { Screen, Section } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { HomeWork } from '../home-work.tsx'
import { lessonCell } from '../lesson-cell.ts'
import { LessonSheet } from '../lesson-sheet-later.tsx'
import { lessonSearch } from '../search.ts'
import { useWords } from '../words.ts'

export const Route = createFileRoute('/')({
  validateSearch: lessonSearch,
  loader: () => queryClient.ensureQueryData(api.home.student.queryOptions()),
  component: TodayScreen,
})

function TodayScreen() {
  const { cours, jour } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { data: home, refetch } = useSuspenseQuery(api.home.student.queryOptions())
  const { today, hour } = useNow()
  // A page left open overnight turns to the new day by itself.
  useEffect(() => {
    if (today > home.today) void refetch()
  }, [today, home.today, refetch])

  const elementary = session.school.kind === 'elementary'
  const open = (slotId: string, date: string) =>
    void navigate({ search: { cours: slotId, jour: date }, resetScroll: false })
  const lessons = home.lessons.map((lesson) => lessonCell(lesson, home.today, open))
  const over = elementary ? home.over || hour >= '16:30' : lessons.every(({ endsAt }) => endsAt <= hour)
  const words = useWords()
  const week = home.weekKind && ` · semaine ${home.weekKind}`
  return (
    <Screen title={words.greeting(home.person.givenName)} lead={`${capital(longDate(home.today))}${week ?? ''}`}>
      <div className="grid items-start gap-8 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] md:grid-rows-[auto_1fr]">
        {over ? (
          <>
            <HomeWork home={home} className="md:row-span-2" />
            {!elementary && <NextDay home={home} open={open} />}
            {!elementary && lessons.length > 0 && <Lessons title="Les cours d’aujourd’hui" lessons={lessons} />}
          </>
        ) : (
          <>
            {!elementary && <Next lessons={lessons} hour={hour} />}
            <HomeWork home={home} className="md:col-start-2 md:row-span-2 md:row-start-1" />
            {!elementary && <Lessons title="Les cours d’aujourd’hui" lessons={lessons} now={hour} />}
          </>
        )}
      </div>
      {cours && jour && (
        <LessonSheet slotId={cours} date={jour} onClose={() => void navigate({ search: {}, resetScroll: false })} />
      )}
    </Screen>
  )
}

function Next({ lessons, hour }: { lessons: LessonCell[]; hour: string }) {
  const { current, next } = nowAndNext(lessons, hour)
  return (
    <div className="grid gap-6">
      {current && (
        <Section title="En ce moment">
          <NextLesson lesson={current} now={hour} />
        </Section>
      )}
      {next && (
        <Section title="Prochain cours">
          <NextLesson lesson={next} now={hour} />
        </Section>
      )}
    </div>
  )
}

function Lessons({ title, lessons, now }: { title: string; lessons: LessonCell[]; now?: string }) {
  return (
    <Section title={title}>
      <DayList lessons={lessons} {...(now && { now })} />
    </Section>
  )
}

type Home = Parameters<typeof HomeWork>[0]['home']

function NextDay({ home, open }: { home: Home; open: (slotId: string, date: string) => void }) {
  const { today, nextDay, holiday } = home
  if (!nextDay) return <Empty drawing="slate">Pas de cours dans les semaines qui viennent.</Empty>
  const day = capital(relativeDay(nextDay.date, today))
  return (
    <Section
      title={nextDay.date > today && day.startsWith('Demain') ? `Demain, ${longDate(nextDay.date)}` : day}
      lead={[holiday && holidayLine(holiday, today), nextDay.weekKind && `Semaine ${nextDay.weekKind}`]
        .filter(Boolean)
        .join(' · ')}
    >
      <DayList
        lessons={nextDay.lessons.map((lesson) => lessonCell(lesson, home.today, open))}
        label="Cours de ce jour-là"
      />
    </Section>
  )
}

/** `endsOn` is the day lessons begin again. */
function holidayLine({ name, endsOn }: { name: string; endsOn: string }, today: string) {
  return endsOn > addDays(today, 1) ? `${name}\u00a0: reprise le ${fullDate(endsOn)}` : `Aujourd’hui\u00a0: ${name}`
}
