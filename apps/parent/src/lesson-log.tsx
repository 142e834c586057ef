import { Attachments } from '@preau/ui/attachment'
import { Button } from '@preau/ui/button'
import { SubjectPill } from '@preau/ui/chip'
import { Empty } from '@preau/ui/empty'
import { capital, longDate } from '@preau/ui/format'
import { cover } from './cover.ts'
import { attachment } from './file-href.ts'
import { type About, useLog } from './queries.ts'

/** What was done in class, lesson by lesson, the latest first. */
export function LessonLog({ about }: { about: About }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useLog(about)
  const lessons = data.pages.flatMap(({ items }) => items)
  if (lessons.length === 0) return <Empty>Aucune séance n’est encore publiée.</Empty>
  return (
    <div className="grid gap-4">
      <ol className="grid gap-4">
        {lessons.map(({ id, date, body, files, author, subject }) => (
          <li key={id}>
            <article className={`cover hue-${cover(subject).hue} grid gap-2 px-4 py-3.5`}>
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <h3 className="font-text font-[620]">{capital(longDate(date))}</h3>
                {subject && !about.subjectId && <SubjectPill hue={cover(subject).hue}>{subject.name}</SubjectPill>}
              </div>
              {body && <p className="whitespace-pre-line">{body}</p>}
              <Attachments label={`Fichiers du ${longDate(date)}`} files={files.map(attachment)} />
              <p className="text-base text-quiet">{author.name}</p>
            </article>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <div>
          <Button variant="secondary" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Voir plus ancien
          </Button>
        </div>
      )}
    </div>
  )
}
