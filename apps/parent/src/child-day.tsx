import { addDays } from '@preau/domain/day'
import type { Hue } from '@preau/domain/hue'
import { DayList, nowAndNext } from '@preau/ui/day-list'
import { capital, count, hour, relativeDay, relativeTime } from '@preau/ui/format'
import type { LessonCell } from '@preau/ui/lesson'
import { Progress } from '@preau/ui/progress'
import { Section } from '@preau/ui/screen'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { HomeworkLine, type Work } from './homework-line.tsx'
import { lessonCell } from './lesson-cell.ts'
import type { HomeChild } from './to-do.tsx'

type ChildDayProps = {
  child: HomeChild
  today: string
  hour: string
  elementary: boolean
  /** The child's own colour. */
  hue: Hue
  onOpen: (childId: string, slotId: string, date: string) => void
}

/** One child's day in three lines, then what is to be done for the next one. */
export function ChildDay({ child, today, hour: now, elementary, hue, onOpen }: ChildDayProps) {
  const cells = (lessons: HomeChild['lessons']) =>
    lessons.map((lesson) => lessonCell(lesson, today, (slotId, date) => onOpen(child.id, slotId, date)))
  const held = cells(child.lessons)
  const over = held.every(({ endsAt }) => endsAt <= now)
  const next = child.nextDay
  return (
    <Section
      title={[child.givenName, child.divisionName].filter(Boolean).join(', ')}
      actions={
        <Link
          to={elementary ? '/enfants/$childId/devoirs' : '/enfants/$childId/semaine'}
          params={{ childId: child.id }}
          className="font-[650] text-accent underline underline-offset-3"
        >
          {elementary ? 'Ses devoirs' : 'Sa semaine'}
          <span className="sr-only">{`\u00a0: ${child.givenName}`}</span>
        </Link>
      }
    >
      {elementary ? (
        <ClassDay child={child} today={today} />
      ) : over ? (
        next && <Day hue={hue} day={next.date} today={today} lessons={cells(next.lessons)} />
      ) : (
        <Day hue={hue} day={today} today={today} lessons={held} now={now} />
      )}
      {!elementary && over && !next && <p className="text-quiet">Pas de cours dans les semaines qui viennent.</p>}
      <ForNextDay child={child} today={today} />
    </Section>
  )
}

type DayProps = { hue: Hue; day: string; today: string; lessons: LessonCell[]; now?: string }

function Day({ hue, day, today, lessons, now }: DayProps) {
  const begins = lessons.map(({ startsAt }) => startsAt).toSorted()[0] ?? ''
  const ends =
    lessons
      .map(({ endsAt }) => endsAt)
      .toSorted()
      .at(-1) ?? ''
  const { current, next } = nowAndNext(lessons, now ?? '')
  const shown = current ?? next
  return (
    <article className={`cover hue-${hue} grid gap-2 px-4 py-3.5`}>
      <h3 className="font-text font-[650]">{capital(relativeDay(day, today))}</h3>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Line name={now && begins <= now ? 'A commencé à' : 'Commence à'}>{hour(begins)}</Line>
        <Line name="Finit à">{hour(ends)}</Line>
        {shown && (
          <Line name={current ? 'En ce moment' : now ? 'Prochain cours' : 'Premier cours'}>
            <span className="font-[620]">{shown.subject}</span>
            {[shown.room, current ? `jusqu’à ${hour(current.endsAt)}` : now && relativeTime(shown.startsAt, now)]
              .filter(Boolean)
              .map((word) => `, ${word}`)
              .join('')}
          </Line>
        )}
        {current && next && (
          <Line name="Prochain cours">
            {next.subject}, à {hour(next.startsAt)}
          </Line>
        )}
      </dl>
      <details>
        <summary className="-mb-1.5 min-h-11 py-2 font-[650] text-accent">
          {lessons.length > 1 ? `Les ${lessons.length} cours de la journée` : 'Le cours de la journée'}
        </summary>
        <div className="mt-2">
          <DayList lessons={lessons} {...(now && { now })} label={`Cours, ${relativeDay(day, today)}`} />
        </div>
      </details>
    </article>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

/** An école keeps no timetable: there is class or there is not. */
function ClassDay({ child, today }: { child: HomeChild; today: string }) {
  if (!child.over) return <p>Il y a classe aujourd’hui.</p>
  if (!child.nextDay) return <p>Pas de classe dans les semaines qui viennent.</p>
  return <p>Prochain jour de classe{`\u00a0: ${relativeDay(child.nextDay.date, today)}.`}</p>
}

/** What is due until the next day of school; what is due even earlier comes first. */
function ForNextDay({ child, today }: { child: HomeChild; today: string }) {
  const next = child.nextDay?.date ?? addDays(today, 1)
  const days = child.homework.filter(({ date }) => date <= next)
  return (
    <>
      {days.map(({ date, items }) => (
        <div key={date} className="mt-1 grid gap-3">
          <h3 className="font-text font-[650]">Pour {relativeDay(date, today)}</h3>
          <Progress value={items.filter(({ done }) => done).length} max={items.length} label={wordsOf(items)} />
          {items.map((work) => (
            <HomeworkLine key={work.id} work={work} childId={child.id} today={today} />
          ))}
        </div>
      ))}
      {days.at(-1)?.date !== next && <p className="text-quiet">Aucun devoir pour {relativeDay(next, today)}.</p>}
    </>
  )
}

function wordsOf(works: Work[]) {
  const left = works.filter(({ done }) => !done)
  const minutes = left.reduce((sum, work) => sum + (work.minutes ?? 0), 0)
  const words = `${count(works.length - left.length, 'devoir fait', 'devoirs faits')} sur ${works.length}`
  return minutes > 0 ? `${words} · encore ${count(minutes, 'minute')} environ` : words
}
