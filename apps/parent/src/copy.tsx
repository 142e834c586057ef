import { Attachments } from '@preau/ui/attachment'
import { StatusChip } from '@preau/ui/chip'
import { count, dayAndTime } from '@preau/ui/format'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from './api.ts'
import { attachment } from './file-href.ts'

export type Copied = inferOutput<typeof api.homework.get>['versions'][number]

/** One version the child handed in, with what the server keeps to prove it. */
export function Copy({ copy, title }: { copy: Copied; title: string }) {
  const files = copy.files.length > 0 ? ` (${count(copy.files.length, 'fichier')})` : ''
  return (
    <article className="cover grid gap-3 px-4 py-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h3 className="font-text font-[650]">{title}</h3>
          <p className="text-base text-quiet">
            Copie remise le <time dateTime={copy.submittedAt}>{dayAndTime(copy.submittedAt)}</time>
            {files}
          </p>
        </div>
        <StatusChip status={copy.late ? 'late' : 'submitted'} />
      </div>
      {copy.body && <p className="whitespace-pre-line border-l-4 border-rule pl-3">{copy.body}</p>}
      <Attachments label={`Fichiers de la version ${copy.version}`} files={copy.files.map(attachment)} />
      <details>
        <summary className="min-h-11 py-2 text-base text-quiet">Reçu de remise</summary>
        <p className="text-base text-quiet">
          Empreinte de la remise (SHA-256){'\u00a0'}: <span className="font-mono break-all text-sm">{copy.sha256}</span>
        </p>
      </details>
    </article>
  )
}
