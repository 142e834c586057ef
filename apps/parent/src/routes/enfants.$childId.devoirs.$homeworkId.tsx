import { Attachments } from '@preau/ui/attachment'
import { Chip, StatusChip, SubjectPill } from '@preau/ui/chip'
import { count, dayAndTime, longDate, relativeDay, time } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { Tick } from '@preau/ui/tick'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { Clock } from 'lucide-react'
import { useEffect } from 'react'
import { api, queryClient } from '../api.ts'
import { LostScreen } from '../broken.tsx'
import { ChildMark } from '../child-mark.tsx'
import { type Child, useChild } from '../children.ts'
import { useNow } from '../clock.ts'
import { markCopyRead } from '../copies-read.ts'
import { Copy } from '../copy.tsx'
import { cover } from '../cover.ts'
import { attachment } from '../file-href.ts'
import { of } from '../words.ts'

type Homework = inferOutput<typeof api.homework.get>

const homeworkOf = ({ childId, homeworkId }: { childId: string; homeworkId: string }) =>
  api.homework.get.queryOptions({ homeworkId, studentId: childId })

export const Route = createFileRoute('/enfants/$childId/devoirs/$homeworkId')({
  loader: ({ params }) => queryClient.ensureQueryData(homeworkOf(params)),
  component: HomeworkScreen,
  // Said inside the tabs: a page may end while it is open.
  notFoundComponent: LostScreen,
})

function HomeworkScreen() {
  const params = Route.useParams()
  const { data: homework } = useSuspenseQuery(homeworkOf(params))
  const child = useChild(params.childId)
  const { today } = useNow()
  const { name, hue } = cover(homework.subject)
  return (
    <Screen
      title={homework.title}
      width="reading"
      back={
        <Link
          to="/enfants/$childId/devoirs"
          params={{ childId: child.id }}
          className="font-[650] text-accent underline underline-offset-3"
        >
          Devoirs {of(child.givenName)}
        </Link>
      }
      lead={`Pour ${relativeDay(homework.dueOn, today)}${homework.handIn ? `, à rendre en ligne avant ${time(homework.dueAt)}` : ''}`}
    >
      <Feedback homework={homework} child={child} />
      <Section title="Consigne">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base text-quiet">
          <ChildMark id={child.id} />
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
        {(homework.ticked || homework.versions.length === 0) && (
          <div className="flex items-center gap-3 py-1">
            <Tick checked={homework.ticked} label={`Coché par ${child.givenName}`} />
            <span aria-hidden="true">
              {homework.ticked ? `Coché par ${child.givenName}.` : `Pas encore coché par ${child.givenName}.`}
            </span>
          </div>
        )}
      </Section>
      {homework.handIn && <Copies homework={homework} child={child} />}
    </Screen>
  )
}

type PartProps = { homework: Homework; child: Child }

function Feedback({ homework, child }: PartProps) {
  const returned = homework.versions.filter(({ feedback }) => feedback)
  useEffect(() => {
    for (const { feedback } of homework.versions)
      if (feedback?.returnedAt) markCopyRead(child.id, homework.id, feedback.returnedAt)
  }, [homework, child.id])
  const [latest] = returned
  if (!latest?.feedback) return null
  const { author, body, returnedAt } = latest.feedback
  return (
    <Section title="Correction" actions={<StatusChip status="returned" />}>
      <article className="cover border-l-accent px-4 py-4">
        <p className="whitespace-pre-line">{body || 'La copie est rendue, sans commentaire.'}</p>
        <p className="mt-2 text-base text-quiet">
          {author}
          {returnedAt && `, le ${dayAndTime(returnedAt)}`}
          {homework.versions.length > 1 && `, sur la version ${latest.version}`}
        </p>
      </article>
    </Section>
  )
}

function Copies({ homework, child }: PartProps) {
  const { now } = useNow()
  const [latest, ...older] = homework.versions
  const late = now.getTime() > new Date(homework.dueAt).getTime()
  return (
    <Section title={`Copie ${of(child.givenName)}`}>
      {latest ? (
        <Copy copy={latest} title={older.length > 0 ? `Version ${latest.version}, la dernière` : 'Copie rendue'} />
      ) : (
        <div className="grid justify-items-start gap-2">
          {late ? (
            <Chip tone="warning" icon={Clock}>
              Date passée
            </Chip>
          ) : (
            <StatusChip status="waiting" />
          )}
          <p>
            {late
              ? `Aucune copie reçue. ${child.givenName} peut encore rendre : ce sera noté « en retard ».`
              : `Aucune copie reçue pour l’instant. ${child.givenName} rend son travail depuis son propre compte.`}
          </p>
        </div>
      )}
      {older.length > 0 && (
        <details>
          <summary className="min-h-11 py-2 font-[650] text-accent">
            {count(older.length, 'version précédente', 'versions précédentes')}
          </summary>
          <div className="mt-2 grid gap-3">
            {older.map((copy) => (
              <Copy key={copy.id} copy={copy} title={`Version ${copy.version}`} />
            ))}
          </div>
        </details>
      )}
    </Section>
  )
}
