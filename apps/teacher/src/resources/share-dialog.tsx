import { Button } from '@preau/ui/button'
import { Dialog } from '@preau/ui/dialog'
import { Notice } from '@preau/ui/notice'
import { useToast } from '@preau/ui/toast'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { api } from '../api.ts'
import { sentence } from '../mishap.ts'
import { useRequestKey } from '../request-key.ts'
import { GroupChoice, groupIdsOf } from './group-choice.tsx'
import type { Resource } from './resource-card.tsx'

export type ResourceDialogProps = { resource: Resource; open: boolean; onClose: () => void }

/** Exactly the ticked groups see it: ticking shares, unticking takes back. */
export function ShareDialog({ resource, open, onClose }: ResourceDialogProps) {
  const queries = useQueryClient()
  const toast = useToast()
  const keyOf = useRequestKey()
  const { data: choices } = useSuspenseQuery(api.resource.choices.queryOptions())
  const kept = resource.groups.map(({ id }) => id)
  const share = useMutation(
    api.resource.share.mutationOptions({
      onSuccess: () => queries.invalidateQueries(api.resource.pathFilter()),
    }),
  )

  function settle(groupIds: string[]) {
    return share.mutateAsync({ requestKey: keyOf(groupIds, crypto.randomUUID()), resourceId: resource.id, groupIds })
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const groupIds = groupIdsOf(new FormData(event.currentTarget))
    void settle(groupIds).then(
      () => {
        onClose()
        toast(groupIds.length > 0 ? 'Partage enregistré.' : 'La ressource n’est plus partagée.', {
          undo: () => void settle(kept),
        })
      },
      // Said in the sheet, through `share.error`.
      () => {},
    )
  }

  return (
    <Dialog open={open} onClose={onClose} title="Partager" lead={resource.title}>
      <form onSubmit={handleSubmit} className="grid gap-4">
        <GroupChoice groups={choices.groups} chosen={kept} />
        {share.error && <Notice tone="error">{sentence(share.error)}</Notice>}
        <div>
          <Button pending={share.isPending}>Enregistrer le partage</Button>
        </div>
      </form>
    </Dialog>
  )
}
