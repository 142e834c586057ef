import { dayOf } from '@preau/domain/day'
import { Attachment, OutsideLink } from '@preau/ui/attachment'
import { SubjectPill } from '@preau/ui/chip'
import { dayAndMonth } from '@preau/ui/format'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from './api.ts'
import { cover } from './cover.ts'
import { attachment } from './file-href.ts'

type Resource = inferOutput<typeof api.resource.list>['resources'][number]

/** What teachers shared: a file opens here, a link says where it leads. */
export function Resources({ resources, withSubject = false }: { resources: Resource[]; withSubject?: boolean }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,24rem),1fr))] items-start gap-3">
      {resources.map((resource) => (
        <li key={resource.id}>
          <Document resource={resource} withSubject={withSubject} />
        </li>
      ))}
    </ul>
  )
}

function Document({ resource, withSubject }: { resource: Resource; withSubject: boolean }) {
  const { title, note, teacher, createdAt, subject, link, file } = resource
  const { name, hue } = cover(subject)
  return (
    <article className={`cover hue-${hue} grid gap-2 px-4 py-3.5`}>
      {withSubject && subject && (
        <div>
          <SubjectPill hue={hue}>{name}</SubjectPill>
        </div>
      )}
      <h3 className="font-text font-[620] leading-snug">{title}</h3>
      {note && <p className="whitespace-pre-line">{note}</p>}
      {link && <OutsideLink title="Ouvrir le lien" href={link.url} />}
      {file && <Attachment {...attachment(file)} />}
      <p className="text-base text-quiet">
        {teacher}, le {dayAndMonth(dayOf(new Date(createdAt)))}
      </p>
    </article>
  )
}
