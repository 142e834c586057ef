import { capital, dayAndMonth, longDate } from '@preau/ui/format'
import { Screen } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { useFunction } from '../function.ts'
import { greeting } from '../greeting.ts'
import { ClassDay } from '../home/class-day.tsx'
import { LessonsOfDay } from '../home/lessons-of-day.tsx'
import { LookOn } from '../home/look-on.tsx'
import { OnHand, Unread } from '../home/on-hand.tsx'

export const Route = createFileRoute('/')({
  loader: () => queryClient.ensureQueryData(api.home.teacher.queryOptions()),
  component: DayScreen,
})

function DayScreen() {
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { data: home, refetch } = useSuspenseQuery(api.home.teacher.queryOptions())
  const { writer, teaches, looksOn } = useFunction()
  const { today } = useNow()
  // A page left open overnight turns to the new day by itself.
  useEffect(() => {
    if (today > home.today) void refetch()
  }, [today, home.today, refetch])
  const elementary = session.school.kind === 'elementary'
  return (
    <Screen
      title={greeting(home.person.name)}
      lead={[
        capital(longDate(home.today)),
        home.weekKind && `semaine ${home.weekKind}`,
        home.holiday && `${home.holiday.name}, reprise le ${dayAndMonth(home.holiday.endsOn)}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {looksOn && <LookOn writer={writer} />}
      {teaches ? (
        <div className="grid items-start gap-8 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          {elementary ? <ClassDay home={home} /> : <LessonsOfDay home={home} />}
          <OnHand home={home} />
        </div>
      ) : (
        <Unread unread={home.unread} />
      )}
    </Screen>
  )
}
