import { Attachment, OutsideLink } from '@preau/ui/attachment'
import { Button } from '@preau/ui/button'
import { Card } from '@preau/ui/card'
import { Chip, SubjectPill } from '@preau/ui/chip'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { PenLine, Share2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { api } from '../api.ts'
import { cover } from '../cover.ts'
import { attachment } from '../file-href.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { ShareDialog } from './share-dialog.tsx'

export type Resource = inferOutput<typeof api.resource.mine>['resources'][number]

/** One document or link, who sees it, and what its author may do with it. */
export function ResourceCard({ resource }: { resource: Resource }) {
  const { title, note, subject, link, file, groups } = resource
  const [open, setOpen] = useState<'share' | 'change' | 'remove'>()
  const close = () => setOpen(undefined)
  const hue = subject ? cover(subject).hue : undefined
  return (
    <Card
      hue={hue}
      top={
        <>
          {subject && hue && <SubjectPill hue={hue}>{subject.name}</SubjectPill>}
          {groups.length === 0 && <Chip tone="warning">Pas partagé</Chip>}
        </>
      }
      title={title}
      meta={sharedWith(groups.map(({ name }) => name))}
    >
      {note && <p className="whitespace-pre-line text-base">{note}</p>}
      {link && <OutsideLink title="Ouvrir le lien" href={link.url} />}
      {file && <Attachment {...attachment(file)} />}
      <div className="-ml-3 flex flex-wrap">
        <Button
          variant="quiet"
          icon={<Share2 />}
          aria-label={`Partager\u00a0: ${title}`}
          onClick={() => setOpen('share')}
        >
          Partager
        </Button>
        <Button
          variant="quiet"
          icon={<PenLine />}
          aria-label={`Modifier\u00a0: ${title}`}
          onClick={() => setOpen('change')}
        >
          Modifier
        </Button>
        <Button
          variant="quiet"
          icon={<Trash2 />}
          aria-label={`Supprimer\u00a0: ${title}`}
          onClick={() => setOpen('remove')}
        >
          Supprimer
        </Button>
      </div>
      <ShareDialog resource={resource} open={open === 'share'} onClose={close} />
      <ChangeDialog resource={resource} open={open === 'change'} onClose={close} />
      <RemoveDialog resource={resource} open={open === 'remove'} onClose={close} />
    </Card>
  )
}

function sharedWith(names: string[]) {
  const shown = names.slice(0, 4)
  const rest = names.length - shown.length
  if (names.length === 0) return ''
  return `Partagé avec ${shown.join(', ')}${rest > 0 ? ` et ${rest > 1 ? `${rest} autres` : 'un autre'}` : ''}`
}
