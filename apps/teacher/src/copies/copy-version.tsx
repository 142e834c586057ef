import { Attachment } from '@preau/ui/attachment'
import { StatusChip } from '@preau/ui/chip'
import { dayAndTime } from '@preau/ui/format'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from '../api.ts'
import { attachment } from '../file-href.ts'
import { Photo } from './photo.tsx'

export type Version = inferOutput<typeof api.homework.copy>['versions'][number]

/** What was handed in at one time: the text, the photos in the order of the pages, the files. */
export function CopyVersion({ copy }: { copy: Version }) {
  const { version, submittedAt, late, body, files } = copy
  return (
    <article className="cover grid gap-4 px-4 py-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h3 className="font-text font-[650]">Version {version}</h3>
          <p className="text-base text-quiet">
            Reçue le <time dateTime={submittedAt}>{dayAndTime(submittedAt)}</time>
          </p>
        </div>
        <StatusChip status={late ? 'late' : 'submitted'} />
      </div>
      {body && <p className="whitespace-pre-line">{body}</p>}
      {files.length > 0 && (
        <ul aria-label={`Fichiers de la version ${version}`} className="grid gap-3">
          {files.map((file, index) => (
            <li key={file.id} className="grid min-w-0 gap-2">
              {file.mediaType.startsWith('image/') && (
                <Photo fileId={file.id} name={`Page ${index + 1} sur ${files.length}`} />
              )}
              <Attachment {...attachment(file)} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
