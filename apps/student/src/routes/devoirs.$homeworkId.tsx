import { dayOf } from '@preau/domain/day'
import { Attachments } from '@preau/ui/attachment'
import { Button } from '@preau/ui/button'
import { StatusChip, SubjectPill } from '@preau/ui/chip'
import { count, dayAndTime, longDate, relativeDay, time } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Screen, Section } from '@preau/ui/screen'
import { Tick } from '@preau/ui/tick'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { cover } from '../cover.ts'
import { attachment } from '../file-href.ts'
import { HandIn } from '../hand-in.tsx'
import { Receipt } from '../receipt.tsx'
import { useTick } from '../use-tick.ts'
import { useWords } from '../words.ts'

type Homework = inferOutput<typeof api.homework.get>

export const Route = createFileRoute('/devoirs/$homeworkId')({
  loader: ({ params }) => queryClient.ensureQueryData(api.homework.get.queryOptions(params)),
  component: HomeworkScreen,
})

function HomeworkScreen() {
  const params = Route.useParams()
  const { data: homework } = useSuspenseQuery(api.homework.get.queryOptions(params))
  const { today } = useNow()
  const tick = useTick()
  const words = useWords()
  const { name, hue } = cover(homework.subject)
  const done = tick.isDone(homework.id, homework.done)
  return (
    <Screen
      title={homework.title}
      width="reading"
      back={
        <Link to="/devoirs" className="font-[650] text-accent underline underline-offset-3">
          {words.homework}
        </Link>
      }
      lead={leadOf(homework, today)}
    >
      <Feedback homework={homework} />
      <Section title="Ce qu’il faut faire">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base text-quiet">
          <SubjectPill hue={hue}>{name}</SubjectPill>
          <span>
            {homework.teacher.name}, {homework.group.name}
          </span>
          <span>Donné le {longDate(homework.givenOn)}</span>
          {homework.minutes && <span>Environ {count(homework.minutes, 'minute')}</span>}
        </div>
        {homework.body ? (
          <p className="whitespace-pre-line">{homework.body}</p>
        ) : (
          <p className="text-quiet">Tout est dans le titre.</p>
        )}
        <Attachments label="Fichiers de la consigne" files={homework.files.map(attachment)} />
        {!homework.submission && (
          <div className="flex items-center gap-3 py-1">
            <Tick checked={done} label="C’est fait" onChange={(next) => tick.change(homework.id, next)} />
            <span aria-hidden="true" className={done ? 'text-quiet' : ''}>
              {done ? 'C’est fait.' : 'À cocher quand c’est fait.'}
            </span>
          </div>
        )}
        {tick.mistake && <Notice tone="error">{tick.mistake}</Notice>}
      </Section>
      {homework.handIn && <HandInZone homework={homework} />}
    </Screen>
  )
}

function leadOf({ past, dueOn, dueAt, handIn }: Homework, today: string) {
  const day = `${past ? 'C’était pour' : 'Pour'} ${relativeDay(dueOn, today)}`
  return handIn ? `${day}, à rendre avant ${time(dueAt)}` : day
}

function Feedback({ homework }: { homework: Homework }) {
  const words = useWords()
  const returned = homework.versions.find(({ feedback }) => feedback)
  if (!returned?.feedback) return null
  const { author, body, returnedAt } = returned.feedback
  return (
    <Section title={words.feedback} actions={<StatusChip status="returned" />}>
      <article className="cover border-l-accent px-4 py-4">
        <p className="whitespace-pre-line">{body || 'Ta copie t’est rendue, sans commentaire.'}</p>
        <p className="mt-2 text-base text-quiet">
          {author}, {returnedAt && `le ${dayAndTime(returnedAt)}`}
          {homework.versions.length > 1 && `, sur la version ${returned.version}`}
        </p>
      </article>
    </Section>
  )
}

const whenOf = (moment: string, today: string) =>
  dayOf(new Date(moment)) === today ? `à ${time(moment)}` : `le ${dayAndTime(moment)}`
const untilOf = (moment: string, today: string) =>
  dayOf(new Date(moment)) === today ? `à ${time(moment)}` : `au ${dayAndTime(moment)}`

function HandInZone({ homework }: { homework: Homework }) {
  const { now, today } = useNow()
  const words = useWords()
  const [replacing, setReplacing] = useState(false)
  const [sent, setSent] = useState(false)
  const zone = useRef<HTMLDivElement>(null)
  const [latest, ...older] = homework.versions
  const late = now.getTime() > new Date(homework.dueAt).getTime()

  function handleDone() {
    setReplacing(false)
    setSent(true)
    zone.current?.focus()
  }

  return (
    <div id="rendre" ref={zone} tabIndex={-1} className="scroll-mt-20 outline-none">
      <Section title={latest ? 'Ta copie' : 'Rendre'}>
        {latest && !replacing && (
          <>
            {!latest.feedback && (
              <Notice tone="success" title={words.handedIn(whenOf(latest.submittedAt, today))}>
                {late
                  ? words.lateReplacing
                  : `Tu peux encore changer ta copie jusqu’${untilOf(homework.dueAt, today)}.`}
              </Notice>
            )}
            <Receipt copy={latest} title={`Reçu · version ${latest.version}`} />
            <div>
              <Button variant="secondary" icon={<Pencil />} onClick={() => setReplacing(true)}>
                Remplacer ma copie
              </Button>
            </div>
          </>
        )}
        {(!latest || replacing) && (
          <HandIn
            homeworkId={homework.id}
            late={late}
            replacing={replacing}
            onDone={handleDone}
            onCancel={replacing ? () => setReplacing(false) : undefined}
          />
        )}
        {older.length > 0 && (
          <details className="grid gap-3">
            <summary className="min-h-11 py-2 font-[650] text-accent">
              {older.length > 1 ? `Voir les ${older.length} versions précédentes` : 'Voir la version précédente'}
            </summary>
            <div className="mt-2 grid gap-3">
              {older.map((copy) => (
                <Receipt key={copy.id} copy={copy} title={`Version ${copy.version}`} />
              ))}
            </div>
          </details>
        )}
        <p role="status" className="sr-only">
          {sent && 'Ton travail est rendu.'}
        </p>
      </Section>
    </div>
  )
}
