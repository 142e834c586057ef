import { refusalSentence } from '@preau/domain/refusal'
import type { PickedFile } from '@preau/ui/file-picker'
import { useUploads } from '@preau/ui/use-uploads'
import { useState } from 'react'

interface Kept {
  id: string
  name: string
  size: number
}

/** Files already attached, then those being added: one list for the picker, one list of ids for the server. */
export function useFiles(attached: readonly Kept[] = []) {
  const uploads = useUploads({ refusal: (_, reason) => refusalSentence(reason) })
  const [kept, setKept] = useState(attached)
  const known = kept.map(
    ({ id, name, size }): PickedFile => ({ id, name, size, state: 'sent', progress: 1, fileId: id }),
  )

  function remove(id: string) {
    setKept((all) => all.filter((file) => file.id !== id))
    uploads.remove(id)
  }

  return {
    files: [...known, ...uploads.files],
    fileIds: [...kept.map(({ id }) => id), ...uploads.fileIds],
    ready: uploads.ready,
    add: uploads.add,
    remove,
    clear: () => {
      setKept([])
      uploads.clear()
    },
  }
}

export const filesMistake = 'Les fichiers ne sont pas tous arrivés. Attendez la fin de l’envoi, ou retirez-les.'
