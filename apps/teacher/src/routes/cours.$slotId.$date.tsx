import { Attachments } from '@preau/ui/attachment'
import { SubjectPill } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { capital, hours, longDate } from '@preau/ui/format'
import { Screen, Section } from '@preau/ui/screen'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import * as z from 'zod/mini'
import { api, queryClient } from '../api.ts'
import { useNow } from '../clock.ts'
import { cover } from '../cover.ts'
import { attachment } from '../file-href.ts'
import { GiveWork } from '../give-work.tsx'
import { LessonEditor } from '../lesson-editor.tsx'
import { LessonState } from '../lesson-state.tsx'
import { allSaved } from '../saved.ts'
import { WorkList } from '../work-list.tsx'

type Lesson = inferOutput<typeof api.timetable.lesson>

const searchInput = z.object({ donner: z.catch(z.optional(z.boolean()), undefined) })

export const Route = createFileRoute('/cours/$slotId/$date')({
  validateSearch: (search) => searchInput.parse(search),
  loader: {
    // Words are typed here: they are read anew at each visit, and waited for.
    staleReloadMode: 'blocking',
    handler: async ({ params }) => {
      await allSaved()
      return await queryClient.fetchQuery(api.timetable.lesson.queryOptions(params))
    },
  },
  component: LessonScreen,
})

function LessonScreen() {
  const params = Route.useParams()
  const { donner = false } = Route.useSearch()
  const { data: lesson } = useSuspenseQuery(api.timetable.lesson.queryOptions(params))
  const { today, hour } = useNow()
  const { group, subject, slotId, date, room, editable, content } = lesson
  const { name, hue } = cover(subject)
  const begun = date < today || (date === today && lesson.startsAt <= hour)
  const place = { groupId: group.id, subjectId: subject.id, slotId, givenOn: date }
  return (
    <Screen
      title={`${group.name}, ${longDate(date)}`}
      back={
        <Link
          to="/semaine"
          search={{ lundi: date, ...(!editable && { classe: group.id }) }}
          className="font-[650] text-accent underline underline-offset-3"
        >
          Semaine
        </Link>
      }
      lead={[hours(lesson.startsAt, lesson.endsAt), room && `salle ${room}`, colleagues(lesson)]
        .filter(Boolean)
        .join(' · ')}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubjectPill hue={hue}>{name}</SubjectPill>
        <LessonState published={content?.published ?? false} drafted={content !== null} begun={begun} />
        <Link
          to="/cahier/$groupId"
          params={{ groupId: group.id }}
          search={{ matiere: subject.id }}
          className="inline-flex min-h-11 items-center font-[650] text-accent underline underline-offset-3"
        >
          Cahier de textes {group.name}
        </Link>
      </div>
      <div className="grid items-start gap-8 md:grid-cols-2">
        <Section title={begun ? 'Ce qui a été fait' : 'Ce qui est prévu'}>
          {editable ? (
            <LessonEditor
              key={`${slotId}.${date}`}
              place={{ slotId, date }}
              content={content}
              label="Contenu de la séance"
            />
          ) : (
            <Content content={content} />
          )}
        </Section>
        <div className="grid gap-8">
          <Section title={`Pour ${date === today ? 'aujourd’hui' : 'ce jour'}`}>
            <WorkList works={lesson.due} closed={!editable} nothing="Aucun devoir n’était donné pour ce cours." />
          </Section>
          <Section
            title="Donné à ce cours"
            lead={lesson.nextDate && `Prochain cours\u00a0: ${longDate(lesson.nextDate)}.`}
          >
            <WorkList works={lesson.given} closed={!editable} nothing="Aucun devoir donné." />
            {editable && <GiveWork key={`${slotId}.${date}`} place={place} open={donner} word="Donner un devoir" />}
          </Section>
        </div>
      </div>
    </Screen>
  )
}

function colleagues({ teachers, editable }: Lesson) {
  if (editable && teachers.length < 2) return ''
  return capital(teachers.map(({ name }) => name).join(', '))
}

function Content({ content }: Pick<Lesson, 'content'>) {
  if (!content) return <Empty drawing="slate">Rien n’est écrit pour cette séance.</Empty>
  return (
    <div className="cover grid gap-3 px-4 py-4">
      {content.body && <p className="whitespace-pre-line">{content.body}</p>}
      <Attachments label="Documents" files={content.files.map(attachment)} />
    </div>
  )
}
