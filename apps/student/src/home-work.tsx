import { addDays, dayOf } from '@preau/domain/day'
import { Card, Cards } from '@preau/ui/card'
import { StatusChip, SubjectPill } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { count, longDate, relativeDay } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Progress } from '@preau/ui/progress'
import { Section } from '@preau/ui/screen'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from './api.ts'
import { cover } from './cover.ts'
import { HomeworkLine, type Work } from './homework-line.tsx'
import { useTick } from './use-tick.ts'
import { useWords } from './words.ts'

type Home = inferOutput<typeof api.home.student>

/** What there is to do: for the next day of school first, then what is late, corrected, or further on. */
export function HomeWork({ home, className }: { home: Home; className: string }) {
  const tick = useTick()
  const words = useWords()
  const next = home.nextDay ? home.nextDay.date : addDays(home.today, 1)
  const now = home.homework.filter(({ date }) => date < next)
  const main = home.homework.find(({ date }) => date === next)
  const later = home.homework.filter(({ date }) => date > next).flatMap(({ items }) => items)
  const when = `Pour ${relativeDay(next, home.today)}`
  const line = (work: Work, withDay = false) => (
    <HomeworkLine
      key={work.id}
      work={work}
      done={tick.isDone(work.id, work.done)}
      onDone={(done) => tick.change(work.id, done)}
      today={home.today}
      withDay={withDay}
    />
  )
  return (
    <div className={`grid gap-8 ${className}`}>
      {tick.mistake && <Notice tone="error">{tick.mistake}</Notice>}
      {now.map(({ date, items }) => (
        <Section key={date} title={`Pour ${relativeDay(date, home.today)}`}>
          {items.map((work) => line(work))}
        </Section>
      ))}
      <Section title={when}>
        {main ? (
          <>
            <Done works={main.items} isDone={tick.isDone} />
            {main.items.map((work) => line(work))}
          </>
        ) : (
          <Empty>{words.nothingDue(when.toLowerCase())}</Empty>
        )}
      </Section>
      {home.late.length > 0 && (
        <Section title="À rendre, date passée">{home.late.map((work) => line(work, true))}</Section>
      )}
      <Corrected home={home} />
      {later.length > 0 && (
        <Section
          title="Ensuite"
          actions={
            <Link to="/devoirs" className="font-[650] text-accent underline underline-offset-3">
              Tous les devoirs
            </Link>
          }
        >
          {later.slice(0, 4).map((work) => line(work, true))}
        </Section>
      )}
    </div>
  )
}

function Done({ works, isDone }: { works: Work[]; isDone: (id: string, done: boolean) => boolean }) {
  const done = works.filter((work) => isDone(work.id, work.done))
  const minutes = works.filter((work) => !done.includes(work)).reduce((sum, work) => sum + (work.minutes ?? 0), 0)
  const words = `${count(done.length, 'devoir fait', 'devoirs faits')} sur ${works.length}`
  return (
    <Progress
      value={done.length}
      max={works.length}
      label={minutes > 0 ? `${words} · encore ${minutes}\u00a0min` : words}
    />
  )
}

function Corrected({ home }: { home: Home }) {
  if (home.feedback.length === 0) return null
  return (
    <Section title="Corrigé">
      <Cards>
        {home.feedback.map(({ homeworkId, title, subject, returnedAt }) => {
          const { name, hue } = cover(subject)
          return (
            <Card
              key={homeworkId}
              hue={hue}
              top={
                <>
                  <SubjectPill hue={hue}>{name}</SubjectPill>
                  <StatusChip status="returned" />
                </>
              }
              title={
                <Link to="/devoirs/$homeworkId" params={{ homeworkId }} className="stretched">
                  {title}
                </Link>
              }
              meta={returnedAt && `Corrigé le ${longDate(dayOf(new Date(returnedAt)))}`}
            />
          )
        })}
      </Cards>
    </Section>
  )
}
