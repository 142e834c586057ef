import { buttonClass } from '@preau/ui/button'
import { Card } from '@preau/ui/card'
import { Chip, SubjectPill } from '@preau/ui/chip'
import { nowAndNext } from '@preau/ui/day-list'
import { Empty } from '@preau/ui/empty'
import { capital, count, hour, longDate, relativeDay, relativeTime } from '@preau/ui/format'
import { Section } from '@preau/ui/screen'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from '../api.ts'
import { useNow } from '../clock.ts'
import { cover } from '../cover.ts'
import { LessonState } from '../lesson-state.tsx'

export type Home = inferOutput<typeof api.home.teacher>
type Lesson = Home['lessons'][number]

/** The day as a line of lessons: where one is, and what each still asks for. Once it is over, the next day first. */
export function LessonsOfDay({ home }: { home: Home }) {
  const { lessons, nextDay, today } = home
  const { hour: clock } = useNow()
  const over = lessons.every(({ endsAt }) => endsAt <= clock)
  const here = nowAndNext(lessons, clock)
  const following = nextDay && (
    <Section
      title={capital(relativeDay(nextDay.date, today))}
      lead={capital(
        [
          relativeDay(nextDay.date, today) === 'demain' && longDate(nextDay.date),
          nextDay.weekKind && `semaine ${nextDay.weekKind}`,
        ]
          .filter(Boolean)
          .join(' · '),
      )}
    >
      <Timeline label="Cours de ce jour-là" lessons={nextDay.lessons} clock="" />
    </Section>
  )
  return (
    <div className="grid gap-8">
      {over && following}
      <Section title="Mes cours d’aujourd’hui">
        {lessons.length > 0 ? (
          <Timeline label="Mes cours d’aujourd’hui" lessons={lessons} clock={clock} {...here} />
        ) : (
          <Empty drawing="slate">Pas de cours aujourd’hui.</Empty>
        )}
      </Section>
    </div>
  )
}

type TimelineProps = {
  label: string
  lessons: Lesson[]
  /** 'HH:MM'; empty for a day to come. */
  clock: string
  current?: Lesson | undefined
  next?: Lesson | undefined
}

function Timeline({ label, lessons, clock, current, next }: TimelineProps) {
  return (
    <ol aria-label={label} className="grid gap-3">
      {lessons.map((lesson) => (
        <li key={`${lesson.slotId}.${lesson.date}`} className="grid grid-cols-[4rem_minmax(0,1fr)] gap-2">
          <p className="pt-3.5 text-right text-sm leading-snug text-quiet">
            <span className={`block text-base ${lesson === current ? 'font-bold text-accent' : 'text-ink'}`}>
              {hour(lesson.startsAt)}
            </span>
            <span className="sr-only">à </span>
            {hour(lesson.endsAt)}
          </p>
          <LessonCard lesson={lesson} begun={lesson.startsAt <= clock} here={lesson === current}>
            {lesson === current ? 'En ce moment' : lesson === next ? capital(relativeTime(lesson.startsAt, clock)) : ''}
          </LessonCard>
        </li>
      ))}
    </ol>
  )
}

type LessonCardProps = { lesson: Lesson; begun: boolean; here: boolean; children: string }

function LessonCard({ lesson, begun, here, children }: LessonCardProps) {
  const { slotId, date, group, room, published, drafted, homeworkDue, homeworkGiven } = lesson
  const { name, hue } = cover(lesson.subject)
  const params = { slotId, date }
  const words = [
    room && `Salle ${room}`,
    homeworkDue > 0 && `${count(homeworkDue, 'devoir')} pour ce cours`,
    homeworkGiven > 0 && `${count(homeworkGiven, 'devoir donné', 'devoirs donnés')}`,
  ]
  return (
    <Card
      hue={hue}
      className={here ? 'ring-2 ring-accent ring-offset-2 ring-offset-page' : ''}
      top={
        <>
          <SubjectPill hue={hue}>{name}</SubjectPill>
          <LessonState published={published} drafted={drafted} begun={begun} />
          {children && <Chip tone="accent">{children}</Chip>}
        </>
      }
      title={
        <Link to="/cours/$slotId/$date" params={params} className="stretched text-lg">
          {group.name}
        </Link>
      }
      meta={words.filter(Boolean).join(' · ')}
      action={
        <div className="flex flex-wrap gap-2">
          {!published && (
            <Link
              to="/cours/$slotId/$date"
              params={params}
              aria-label={`${drafted ? 'Finir' : 'Écrire'} la séance, ${group.name}, ${hour(lesson.startsAt)}`}
              className={buttonClass(begun ? 'primary' : 'secondary')}
            >
              {drafted ? 'Finir la séance' : 'Écrire la séance'}
            </Link>
          )}
          <Link
            to="/cours/$slotId/$date"
            params={params}
            search={{ donner: true }}
            aria-label={`Donner un devoir, ${group.name}, ${hour(lesson.startsAt)}`}
            className={buttonClass('secondary')}
          >
            Donner un devoir
          </Link>
        </div>
      }
    />
  )
}
