import { dayOf } from '@preau/domain/day'
import { Attachment, OutsideLink } from '@preau/ui/attachment'
import { SubjectPill } from '@preau/ui/chip'
import { dayAndMonth } from '@preau/ui/format'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from './api.ts'
import { ChildMarks } from './child-mark.tsx'
import { cover } from './cover.ts'
import { attachment } from './file-href.ts'
import type { About } from './queries.ts'

type Resource = inferOutput<typeof api.resource.list>['resources'][number]

/** What teachers shared: a file opens here, a link says where it leads. */
export function Resources({ resources, about }: { resources: Resource[]; about: About }) {
  return (
    <ul className="grid gap-3">
      {resources.map((resource) => (
        <li key={resource.id}>
          <Document resource={resource} about={about} />
        </li>
      ))}
    </ul>
  )
}

function Document({ resource, about }: { resource: Resource; about: About }) {
  const { title, note, teacher, createdAt, subject, link, file, children } = resource
  const { name, hue } = cover(subject)
  return (
    <article className={`cover hue-${hue} grid gap-2 px-4 py-3.5`}>
      <div className="flex flex-wrap gap-1.5 empty:hidden">
        {subject && !about.subjectId && <SubjectPill hue={hue}>{name}</SubjectPill>}
        {!about.studentId && <ChildMarks of={children} />}
      </div>
      <h3 className="font-text font-[620] leading-snug">{title}</h3>
      {note && <p className="whitespace-pre-line">{note}</p>}
      {link && <OutsideLink title={link.url.replace(/^https?:\/\//, '')} href={link.url} />}
      {file && <Attachment {...attachment(file)} />}
      <p className="text-base text-quiet">
        {teacher}, le {dayAndMonth(dayOf(new Date(createdAt)))}
      </p>
    </article>
  )
}
