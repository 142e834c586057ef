import { buttonClass } from '@preau/ui/button'
import { Card } from '@preau/ui/card'
import { Chip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { capital, count, longDate } from '@preau/ui/format'
import { Section } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { api } from '../api.ts'
import { LessonState } from '../lesson-state.tsx'
import type { Home } from './lessons-of-day.tsx'

type Teaching = inferOutput<typeof api.teaching.mine>[number]

/** In an école the class is the day: one log, and the work for the days to come. */
export function ClassDay({ home }: { home: Home }) {
  const { data: teachings } = useSuspenseQuery(api.teaching.mine.queryOptions())
  const classes = teachings.filter(({ subject }) => !subject)
  if (classes.length === 0) return <Empty drawing="slate">Aucune classe ne vous est confiée pour l’instant.</Empty>
  return (
    <div className="grid gap-8">
      {classes.map((teaching) => (
        <ClassCard key={teaching.group.id} home={home} teaching={teaching} />
      ))}
    </div>
  )
}

function ClassCard({ home, teaching: { group, students } }: { home: Home; teaching: Teaching }) {
  const { today, over, nextDay } = home
  const { data: log } = useSuspenseQuery(api.lesson.log.queryOptions({ groupId: group.id }))
  const dates = [...(over ? [] : [today]), ...(nextDay ? [nextDay.date] : []), ...(over ? [today] : [])]
  return (
    <Section title={`Ma classe, ${group.name}`} lead={count(students, 'élève')}>
      {dates.map((date) => {
        const content = log.items.find((item) => item.date === date)
        const params = { groupId: group.id, date }
        return (
          <Card
            key={date}
            hue="encre"
            top={
              <>
                {date === today && <Chip tone="accent">Aujourd’hui</Chip>}
                <LessonState
                  what="Journée"
                  published={content?.published ?? false}
                  drafted={content !== undefined}
                  begun={date === today}
                />
              </>
            }
            title={
              <Link to="/classe/$groupId/$date" params={params} className="stretched text-lg">
                {capital(longDate(date))}
              </Link>
            }
          >
            {content?.body && <p className="line-clamp-3 whitespace-pre-line">{content.body}</p>}
            <div className="relative flex flex-wrap gap-2">
              {!content?.published && (
                <Link
                  to="/classe/$groupId/$date"
                  params={params}
                  aria-label={`Écrire la journée du ${longDate(date)}, ${group.name}`}
                  className={buttonClass(date === today ? 'primary' : 'secondary')}
                >
                  Écrire la journée
                </Link>
              )}
              <Link
                to="/classe/$groupId/$date"
                params={params}
                search={{ donner: true }}
                aria-label={`Donner du travail le ${longDate(date)}, ${group.name}`}
                className={buttonClass('secondary')}
              >
                Donner du travail
              </Link>
            </div>
          </Card>
        )
      })}
    </Section>
  )
}
