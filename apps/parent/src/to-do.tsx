import { dayOf } from '@preau/domain/day'
import type { Hue } from '@preau/domain/hue'
import { Card } from '@preau/ui/card'
import { Chip, StatusChip } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { briefMoment, count, longDate, relativeDay, time } from '@preau/ui/format'
import { Section } from '@preau/ui/screen'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { Clock, Mail } from 'lucide-react'
import type { ReactNode } from 'react'
import type { api } from './api.ts'
import { ChildMarks } from './child-mark.tsx'
import { isCopyRead } from './copies-read.ts'
import { cover } from './cover.ts'

export type HomeChild = inferOutput<typeof api.home.parent>['children'][number]
export type Returned = HomeChild['feedback'][number]
type Thread = inferOutput<typeof api.messaging.threads>['threads'][number]
type Work = HomeChild['late'][number]

interface Task {
  key: string
  hue?: Hue
  /** A message keeps the red edge it has in the inbox. */
  message?: boolean
  about: { id: string }[]
  chip: ReactNode
  title: ReactNode
  meta: string
}

type ToDoProps = { of: HomeChild[]; threads: Thread[]; now: Date; today: string }

const messagesFirst = 3
const worksFirst = 4

/** What waits for this parent, over all the children: messages, work to hand in, work late, corrections to read. */
export function ToDo({ of, threads, now, today }: ToDoProps) {
  const works = [
    ...byDue(of, soon).map(({ work, child }) => workTask(work, child, today)),
    ...byDue(of, ({ late }) => late).map(({ work, child }) => workTask(work, child, today)),
    ...of.flatMap((child) => returnedOf(child, false).map((copy) => copyTask(copy, child))),
  ]
  const later = threads.length - messagesFirst
  const rest = works.slice(worksFirst)
  return (
    <Section title="À faire">
      {threads.length + works.length === 0 && (
        <Empty drawing="slate">Rien ne vous attend{'\u00a0'}: tout est lu, et rien n’est en retard.</Empty>
      )}
      {threads.slice(0, messagesFirst).map((thread) => taskCard(messageTask(thread, now)))}
      {later > 0 && (
        <p>
          <Link
            to="/messages"
            search={{ voir: 'a-lire' }}
            className="inline-flex min-h-11 items-center font-[650] text-accent underline underline-offset-3"
          >
            {count(later, 'autre conversation', 'autres conversations')} à lire
          </Link>
        </p>
      )}
      {works.slice(0, worksFirst).map(taskCard)}
      {rest.length > 0 && (
        <details>
          <summary className="min-h-11 py-2 font-[650] text-accent">
            {count(rest.length, 'autre chose', 'autres choses')} à voir
          </summary>
          <div className="mt-2 grid gap-3">{rest.map(taskCard)}</div>
        </details>
      )}
    </Section>
  )
}

function taskCard({ key, hue, message = false, about, chip, title, meta }: Task) {
  const top = (
    <>
      {chip}
      <ChildMarks of={about} />
    </>
  )
  return <Card key={key} hue={hue} top={top} title={title} meta={meta} className={message ? 'border-l-danger' : ''} />
}

/** To hand in by the next day of school, and not there yet. */
function soon({ homework, nextDay }: HomeChild) {
  const until = nextDay?.date
  const near = homework.filter(({ date }) => until !== undefined && date <= until)
  return near.flatMap(({ items }) => items).filter(({ handIn, submission }) => handIn && !submission)
}

/** Over all the children, what is due first comes first. */
function byDue(of: HomeChild[], worksOf: (child: HomeChild) => Work[]) {
  const all = of.flatMap((child) => worksOf(child).map((work) => ({ work, child })))
  return all.toSorted((a, b) => a.work.dueAt.localeCompare(b.work.dueAt))
}

/** Corrections of the week, one a homework: still to open here, or opened. */
function returnedOf({ id, feedback }: HomeChild, read: boolean) {
  const latest = feedback.filter(
    ({ homeworkId }, index) => feedback.findIndex((other) => other.homeworkId === homeworkId) === index,
  )
  return latest.filter(({ homeworkId, returnedAt }) => isCopyRead(id, homeworkId, returnedAt ?? '') === read)
}

function messageTask({ id, subject, correspondent, unread, lastMessage, children }: Thread, now: Date): Task {
  return {
    key: id,
    message: true,
    about: children,
    chip: (
      <Chip tone="danger" icon={Mail}>
        {unread > 1 ? `${unread} messages à lire` : 'Message à lire'}
      </Chip>
    ),
    title: (
      <Link to="/messages/$threadId" params={{ threadId: id }} className="stretched">
        {subject}
      </Link>
    ),
    meta: `${correspondent}, ${briefMoment(lastMessage.sentAt, now)}`,
  }
}

const toWork = (homeworkId: string, childId: string, title: string) => (
  <Link to="/enfants/$childId/devoirs/$homeworkId" params={{ childId, homeworkId }} className="stretched">
    {title}
  </Link>
)

function workTask(work: Work, { id }: HomeChild, today: string): Task {
  const { name, hue } = cover(work.subject)
  return {
    key: `${id}.${work.id}`,
    hue,
    about: [{ id }],
    chip: work.past ? (
      <Chip tone="warning" icon={Clock}>
        Pas encore rendu
      </Chip>
    ) : (
      <StatusChip status="waiting" />
    ),
    title: toWork(work.id, id, work.title),
    meta: `${name} · ${work.past ? 'attendu' : 'à rendre'} pour ${relativeDay(work.dueOn, today)}, ${time(work.dueAt)}`,
  }
}

function copyTask({ homeworkId, title, subject, returnedAt }: Returned, { id }: HomeChild): Task {
  const { name, hue } = cover(subject)
  return {
    key: `${id}.${homeworkId}.copie`,
    hue,
    about: [{ id }],
    chip: <StatusChip status="returned">Copie corrigée à lire</StatusChip>,
    title: toWork(homeworkId, id, title),
    meta: returnedAt ? `${name} · rendue ${longDate(dayOf(new Date(returnedAt)))}` : name,
  }
}

/** Corrections already opened, kept at hand for a week. */
export function Corrected({ of }: { of: HomeChild[] }) {
  const tasks = of.flatMap((child) =>
    returnedOf(child, true).map((copy) => ({ ...copyTask(copy, child), chip: <StatusChip status="returned" /> })),
  )
  return tasks.length > 0 && <Section title="Copies corrigées cette semaine">{tasks.map(taskCard)}</Section>
}
