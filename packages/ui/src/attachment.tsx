import {
  ExternalLink,
  File,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileVideo,
  Presentation,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { fileSize } from './format.ts'

const kinds = [
  { icon: FileImage, word: 'Image', endings: ['jpg', 'jpeg', 'png', 'webp', 'heic'] },
  { icon: FileMusic, word: 'Son', endings: ['mp3', 'm4a', 'ogg', 'wav'] },
  { icon: FileVideo, word: 'Vidéo', endings: ['mp4', 'webm', 'mov'] },
  { icon: FileSpreadsheet, word: 'Tableur', endings: ['ods', 'xlsx', 'csv'] },
  { icon: Presentation, word: 'Diaporama', endings: ['odp', 'pptx'] },
  { icon: FileText, word: 'PDF', endings: ['pdf'] },
  { icon: FileText, word: 'Document', endings: ['odt', 'docx', 'txt'] },
]

/** The icon and the word of a file, by the end of its name. */
export function fileKind(name: string) {
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  return kinds.find((kind) => kind.endings.includes(ending)) ?? { icon: File, word: 'Fichier' }
}

type AttachmentProps = {
  name: string
  /** In bytes. */
  size?: number
  href: string
  /** More words after the size: « ajouté le 23 novembre ». */
  note?: ReactNode
}

/** One file to open: what it is called, what it is, what it weighs. */
export function Attachment({ name, size, href, note }: AttachmentProps) {
  const { icon: Icon, word } = fileKind(name)
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener"
      className="group flex min-h-12 items-center gap-3 rounded-fold border border-rule bg-surface px-3 py-1.5 hover:border-edge"
    >
      <Icon aria-hidden="true" className="size-6 flex-none text-accent" />
      <span className="grid min-w-0">
        <span className="truncate font-[600] text-accent underline decoration-1 underline-offset-3">{name}</span>
        <span className="text-sm text-quiet">
          {word}
          {size !== undefined && ` · ${fileSize(size)}`}
          {note && <> · {note}</>}
          <span className="sr-only">, dans un nouvel onglet</span>
        </span>
      </span>
    </a>
  )
}

/** A link that leaves the school: its host is read before it is followed. */
export function OutsideLink({ title, href, note }: { title: string; href: string; note?: ReactNode }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="flex min-h-12 items-center gap-3 rounded-fold border border-rule bg-surface px-3 py-1.5 hover:border-edge"
    >
      <ExternalLink aria-hidden="true" className="size-6 flex-none text-accent" />
      <span className="grid min-w-0">
        <span className="truncate font-[600] text-accent underline decoration-1 underline-offset-3">{title}</span>
        <span className="text-sm text-quiet">
          {hostOf(href)}
          {note && <> · {note}</>}
          <span className="sr-only">, dans un nouvel onglet</span>
        </span>
      </span>
    </a>
  )
}

const hostOf = (href: string) => (URL.canParse(href) ? new URL(href).host : 'Lien')

/** Files of one thing, under one name. */
export function Attachments({ label = 'Pièces jointes', files }: { label?: string; files: AttachmentProps[] }) {
  return files.length > 0 ? (
    <ul aria-label={label} className="grid gap-2 sm:grid-cols-[repeat(auto-fill,minmax(16rem,1fr))]">
      {files.map((file) => (
        <li key={file.href} className="min-w-0">
          <Attachment {...file} />
        </li>
      ))}
    </ul>
  ) : null
}
