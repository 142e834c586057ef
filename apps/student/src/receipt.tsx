import { Attachments } from '@preau/ui/attachment'
import { IconButton } from '@preau/ui/button'
import { StatusChip } from '@preau/ui/chip'
import { dayAndTime } from '@preau/ui/format'
import { useToast } from '@preau/ui/toast'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { Copy } from 'lucide-react'
import type { api } from './api.ts'
import { attachment } from './file-href.ts'

export type Copied = inferOutput<typeof api.homework.get>['versions'][number]

/** What the server keeps of one hand-in, and the print that proves it. */
export function Receipt({ copy, title }: { copy: Copied; title: string }) {
  return (
    <article className="cover grid gap-3 px-4 py-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h3 className="font-text font-[650]">{title}</h3>
          <p className="text-base text-quiet">
            Reçu le <time dateTime={copy.submittedAt}>{dayAndTime(copy.submittedAt)}</time>
          </p>
        </div>
        <StatusChip status={copy.late ? 'late' : 'submitted'} />
      </div>
      {copy.body && <p className="whitespace-pre-line border-l-4 border-rule pl-3">{copy.body}</p>}
      <Attachments
        label={`Fichiers de la version ${copy.version}`}
        files={copy.files.map((file) => ({
          ...attachment(file),
          note: <span className="whitespace-nowrap">empreinte {brief(file.sha256)}</span>,
        }))}
      />
      <Fingerprint sha256={copy.sha256} />
    </article>
  )
}

const brief = (sha256: string) => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`

function Fingerprint({ sha256 }: { sha256: string }) {
  const toast = useToast()
  function handleCopy() {
    void navigator.clipboard.writeText(sha256).then(() => toast('Empreinte copiée.'))
  }
  return (
    <p className="flex items-center justify-between gap-x-2 text-base text-quiet">
      <span>
        Empreinte (SHA-256){'\u00a0'}: <span className="whitespace-nowrap font-mono">{brief(sha256)}</span>
      </span>
      <IconButton icon={<Copy />} label="Copier l’empreinte entière" onClick={handleCopy} />
    </p>
  )
}
