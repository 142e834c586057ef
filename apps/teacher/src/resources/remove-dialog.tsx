import { Confirm } from '@preau/ui/dialog'
import { Notice } from '@preau/ui/notice'
import { useToast } from '@preau/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { sentence } from '../mishap.ts'
import type { ResourceDialogProps } from './share-dialog.tsx'

/** Gone for everybody, its file too: this one is asked. */
export function RemoveDialog({ resource, open, onClose }: ResourceDialogProps) {
  const queries = useQueryClient()
  const toast = useToast()
  const remove = useMutation(
    api.resource.remove.mutationOptions({
      onSuccess: () => {
        toast('Ressource supprimée.')
        onClose()
        return queries.invalidateQueries(api.resource.pathFilter())
      },
    }),
  )
  return (
    <Confirm
      open={open}
      onClose={onClose}
      onConfirm={() => remove.mutate({ resourceId: resource.id })}
      title="Supprimer cette ressource ?"
      confirm="Supprimer"
      pending={remove.isPending}
      danger
    >
      <p>
        « {resource.title} » disparaîtra pour vous{resource.groups.length > 0 && ', les élèves et les familles'}.
      </p>
      {remove.error && <Notice tone="error">{sentence(remove.error)}</Notice>}
    </Confirm>
  )
}
