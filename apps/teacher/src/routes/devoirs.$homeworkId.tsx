import { Attachments } from '@preau/ui/attachment'
import { Button, buttonClass } from '@preau/ui/button'
import { Chip, SubjectPill } from '@preau/ui/chip'
import { Confirm } from '@preau/ui/dialog'
import { capital, longDate, relativeDay } from '@preau/ui/format'
import { Notice } from '@preau/ui/notice'
import { Screen, Section } from '@preau/ui/screen'
import { useToast } from '@preau/ui/toast'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useRouter } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { cover } from '../cover.ts'
import { attachment } from '../file-href.ts'
import { type Given, HomeworkForm } from '../homework-form.tsx'
import { sentence } from '../mishap.ts'

export const Route = createFileRoute('/devoirs/$homeworkId')({
  loader: ({ params }) => queryClient.ensureQueryData(api.homework.board.queryOptions(params)),
  component: HomeworkScreen,
})

function HomeworkScreen() {
  const params = Route.useParams()
  const router = useRouter()
  const { data: work } = useSuspenseQuery(api.homework.board.queryOptions(params))
  const { today } = useNow()
  const { name, hue } = cover(work.subject)
  return (
    <Screen
      title={work.title}
      width="reading"
      back={<BackToLesson work={work} />}
      lead={capital(`pour ${relativeDay(work.dueOn, today)}`)}
      actions={
        work.handIn &&
        work.published && (
          <Link to="/copies/$homeworkId" params={params} className={buttonClass('secondary')}>
            Copies
          </Link>
        )
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base text-quiet">
        <SubjectPill hue={hue}>{name}</SubjectPill>
        <span>
          {work.group.name}, donné le {longDate(work.givenOn)}
          {!work.mine && ` par ${work.author.name}`}
        </span>
        {!work.published && <Chip tone="accent">Brouillon</Chip>}
      </div>
      {work.mayMark ? (
        <>
          <HomeworkForm
            key={work.id}
            place={{
              groupId: work.group.id,
              ...(work.subject && { subjectId: work.subject.id }),
              givenOn: work.givenOn,
            }}
            current={work}
            onDone={() => router.history.back()}
          />
          <Removal work={work} />
        </>
      ) : (
        <Section title="Consigne">
          <p className="whitespace-pre-line">{work.body || 'Tout est dans le titre.'}</p>
          <Attachments label="Documents" files={work.files.map(attachment)} />
        </Section>
      )}
    </Screen>
  )
}

function BackToLesson({ work }: { work: Given }) {
  const look = 'font-[650] text-accent underline underline-offset-3'
  const { slotId, givenOn: date } = work
  return slotId ? (
    <Link to="/cours/$slotId/$date" params={{ slotId, date }} className={look}>
      Cours du {longDate(date)}
    </Link>
  ) : (
    <Link to="/copies" className={look}>
      Copies
    </Link>
  )
}

function Removal({ work }: { work: Given }) {
  const router = useRouter()
  const queries = useQueryClient()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const remove = useMutation(
    api.homework.remove.mutationOptions({
      onSuccess: async () => {
        toast('Devoir supprimé.')
        router.history.back()
        queries.removeQueries(api.homework.board.queryFilter({ homeworkId: work.id }))
        await Promise.all([
          queries.invalidateQueries(api.homework.given.pathFilter()),
          queries.invalidateQueries(api.timetable.pathFilter()),
          queries.invalidateQueries(api.home.pathFilter()),
        ])
      },
      onError: () => setAsking(false),
    }),
  )
  return (
    <div className="grid justify-items-start gap-3 border-t border-rule pt-5">
      {remove.error && <Notice tone="error">{sentence(remove.error)}</Notice>}
      <Button variant="danger" icon={<Trash2 />} onClick={() => setAsking(true)}>
        Supprimer le devoir
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ homeworkId: work.id })}
        title="Supprimer ce devoir ?"
        confirm="Supprimer"
        pending={remove.isPending}
        danger
      >
        <p>
          « {work.title} » disparaîtra pour vous{work.published && ', les élèves et les familles'}. Un devoir qui a déjà
          des copies ne peut pas être supprimé.
        </p>
      </Confirm>
    </div>
  )
}
