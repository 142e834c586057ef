import { addDays } from '@preau/domain/day'
import { capital, longDate } from '@preau/ui/format'
import { Screen } from '@preau/ui/screen'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api, queryClient } from '../api.ts'
import { ChildDay } from '../child-day.tsx'
import { useChosen } from '../children.ts'
import { useNow } from '../clock.ts'
import { LessonSheet } from '../lesson-sheet-later.tsx'
import { NoChild } from '../no-child.tsx'
import { idIn, type LessonSearch, lessonSearch } from '../search.ts'
import { Corrected, ToDo } from '../to-do.tsx'
import { greeted } from '../words.ts'

export interface HomeSearch extends LessonSearch {
  /** Whose lesson is open. */
  qui?: string | undefined
}

const toRead = () => api.messaging.threads.queryOptions({ filter: 'unread' })

async function ensureToRead() {
  const { unread } = await queryClient.ensureQueryData(api.session.current.queryOptions())
  if (unread > 0) await queryClient.ensureQueryData(toRead())
}

export const Route = createFileRoute('/')({
  staticData: { byChild: true },
  validateSearch: (search): HomeSearch => ({ ...lessonSearch(search), qui: idIn(search['qui']) }),
  loader: () => Promise.all([queryClient.ensureQueryData(api.home.parent.queryOptions()), ensureToRead()]),
  component: HomeScreen,
})

function HomeScreen() {
  const { cours, jour, qui } = Route.useSearch()
  const navigate = useNavigate({ from: Route.fullPath })
  const { data: session } = useSuspenseQuery(api.session.current.queryOptions())
  const { data: home, refetch } = useSuspenseQuery(api.home.parent.queryOptions())
  const { data: unread } = useQuery({ ...toRead(), enabled: home.unread > 0 })
  const chosen = useChosen()
  const { now, today, hour } = useNow()
  // A page left open overnight turns to the new day by itself.
  useEffect(() => {
    if (today > home.today) void refetch()
  }, [today, home.today, refetch])

  const greeting = `Bonjour ${greeted(home.person.name)}`
  if (home.children.length === 0) return <NoChild greeting={greeting} school={session.school.name} />

  const children = home.children.flatMap((child) => {
    const known = chosen.find(({ id }) => id === child.id)
    return known ? { ...child, hue: known.hue } : []
  })
  const narrowed = children.length < home.children.length
  const threads = (home.unread > 0 ? (unread?.threads ?? []) : []).filter(
    ({ children: about }) => !narrowed || about.some(({ id }) => children.some((child) => child.id === id)),
  )
  const open = (childId: string, slotId: string, date: string) =>
    void navigate({ search: (old) => ({ ...old, qui: childId, cours: slotId, jour: date }), resetScroll: false })
  const close = () => void navigate({ search: ({ qui: _, cours: __, jour: ___, ...old }) => old, resetScroll: false })
  return (
    <Screen
      title={greeting}
      lead={[
        capital(longDate(home.today)),
        home.weekKind && `semaine ${home.weekKind}`,
        home.holiday && holidayWords(home.holiday, home.today),
      ]
        .filter(Boolean)
        .join(' · ')}
      width="reading"
    >
      <ToDo of={children} threads={threads} now={now} today={home.today} />
      {children.map((child) => (
        <ChildDay
          key={child.id}
          child={child}
          hue={child.hue}
          today={home.today}
          hour={hour}
          elementary={session.school.kind === 'elementary'}
          onOpen={open}
        />
      ))}
      <Corrected of={children} />
      {qui && cours && jour && <LessonSheet childId={qui} slotId={cours} date={jour} onClose={close} />}
    </Screen>
  )
}

/** The day lessons begin again is said, unless it is tomorrow. */
function holidayWords({ name, endsOn }: { name: string; endsOn: string }, today: string) {
  return endsOn > addDays(today, 1) ? `${name}, reprise ${longDate(endsOn)}` : name
}
