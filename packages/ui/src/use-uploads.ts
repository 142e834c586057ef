import { useEffect, useRef, useState } from 'react'
import type { PickedFile } from './file-picker.tsx'
import { shrinkPhoto } from './image.ts'
import { loadTus, UploadRefused, uploadFile } from './upload.ts'

type Options = {
  endpoint?: string
  /** French sentence for a refusal of the server; `reason` is what it answered. */
  refusal?: (status: number, reason: string) => string | undefined
}

const sentences: Record<number, string> = {
  401: 'La session est terminée. Après une nouvelle connexion, ce fichier sera à ajouter de nouveau.',
  413: 'Ce fichier est trop lourd.',
  415: 'Ce type de fichier n’est pas accepté.',
}

/** Everything `FilePicker` shows and asks; `fileIds` in the order of the pages, `ready` when nothing is under way. */
export function useUploads({ endpoint, refusal }: Options = {}) {
  const [files, setFiles] = useState<PickedFile[]>([])
  const running = useRef(new Map<string, AbortController>())

  useEffect(() => {
    // A failure here is nothing: it is asked for again with the first file.
    loadTus().catch(() => {})
    const controllers = running.current
    return () => {
      for (const controller of controllers.values()) controller.abort()
    }
  }, [])

  function change(id: string, part: Partial<PickedFile>) {
    setFiles((all) => all.map((file) => (file.id === id ? { ...file, ...part } : file)))
  }

  async function send(id: string, picked: File) {
    const controller = new AbortController()
    running.current.set(id, controller)
    if (picked.size === 0) return change(id, { state: 'refused', error: 'Ce fichier est vide.' })
    const shrunk = await shrinkPhoto(picked)
    if ('refusal' in shrunk) return change(id, { state: 'refused', error: shrunk.refusal })
    change(id, { state: 'sending', size: shrunk.file.size, name: shrunk.file.name })
    try {
      const { fileId } = await uploadFile(shrunk.file, {
        endpoint,
        requestKey: id,
        signal: controller.signal,
        onProgress: (progress) => change(id, { progress }),
        onCut: (cut) => change(id, { state: cut ? 'paused' : 'sending' }),
      })
      change(id, { state: 'sent', progress: 1, fileId })
    } catch (error) {
      // Removed by the person: it is no longer in the list, there is nothing to say.
      if (controller.signal.aborted) return
      if (!(error instanceof UploadRefused)) throw error
      const sentence = refusal?.(error.status, error.message) ?? sentences[error.status]
      change(id, { state: 'refused', error: sentence ?? 'Ce fichier n’a pas été accepté.' })
    }
  }

  function add(picked: File[]) {
    for (const file of picked) {
      const id = crypto.randomUUID()
      const previewUrl = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined
      setFiles((all) => [...all, { id, name: file.name, size: file.size, state: 'waiting', progress: 0, previewUrl }])
      void send(id, file)
    }
  }

  function remove(id: string) {
    running.current.get(id)?.abort()
    setFiles((all) => all.filter((file) => file.id !== id))
  }

  function move(id: string, step: -1 | 1) {
    setFiles((all) => {
      const from = all.findIndex((file) => file.id === id)
      const moved = all[from]
      if (!moved || !all[from + step]) return all
      return all.toSpliced(from, 1).toSpliced(from + step, 0, moved)
    })
  }

  const fileIds = files.flatMap((file) => file.fileId ?? [])
  const ready = files.every((file) => file.state === 'sent')
  return { files, add, remove, move, clear: () => setFiles([]), fileIds, ready }
}
