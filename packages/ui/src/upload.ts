import type { DetailedError } from 'tus-js-client'

type UploadOptions = {
  endpoint?: string
  /** Made once for this file: sending it again finds what is already there. */
  requestKey: string
  /** Between 0 and 1. */
  onProgress?: (share: number) => void
  /** The network went (true) or came back (false). */
  onCut?: (cut: boolean) => void
  signal?: AbortSignal
}

/** The server read the file and does not want it; `status` says why. */
export class UploadRefused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'UploadRefused'
    this.status = status
  }
}

let tus: Promise<typeof import('tus-js-client')> | undefined

/** Not in the first load, but asked for with the picker: the network may be gone when the photo is chosen. */
export function loadTus() {
  tus ??= import('tus-js-client').catch((cause: unknown) => {
    tus = undefined
    throw cause
  })
  return tus
}

async function loadedWhenReachable(onCut: UploadOptions['onCut'], signal: AbortSignal | undefined) {
  for (let failures = 0; ; failures += 1) {
    signal?.throwIfAborted()
    // A lost network says no more than that here; the next try may find it back.
    const loaded = await loadTus().catch(() => undefined)
    signal?.throwIfAborted()
    if (loaded) return loaded
    onCut?.(true)
    await new Promise<void>((resolve) => waitForNetwork(pauses[Math.min(failures, 4)] ?? 30_000, resolve))
  }
}

const pauses = [1000, 2000, 5000, 10_000, 30_000]

/** Sends a file by pieces and takes up again where it was cut, for as long as it takes. */
export async function uploadFile(file: File, options: UploadOptions): Promise<{ fileId: string }> {
  const { endpoint = '/envois', requestKey, onProgress, onCut, signal } = options
  const { Upload, DetailedError } = await loadedWhenReachable(onCut, signal)

  return await new Promise((resolve, reject) => {
    let failures = 0
    let stopWaiting = () => {}
    const upload = new Upload(file, {
      endpoint,
      chunkSize: 1_000_000,
      retryDelays: null,
      // Nothing about a pupil's work stays in the browser.
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, filetype: file.type, requestKey },
      onProgress: (sent, total) => {
        if (failures > 0) onCut?.(false)
        failures = 0
        onProgress?.(total > 0 ? sent / total : 1)
      },
      onSuccess: () => {
        signal?.removeEventListener('abort', handleAbort)
        const fileId = upload.url?.split(/[?#]/)[0]?.split('/').at(-1)
        if (fileId) resolve({ fileId })
        else reject(new Error('upload without an address'))
      },
      onError: (error) => {
        const status = error instanceof DetailedError ? statusOf(error) : 0
        if (isFinal(status)) {
          signal?.removeEventListener('abort', handleAbort)
          reject(new UploadRefused(status, error instanceof DetailedError ? textOf(error) : ''))
          return
        }
        // 404 and 410: the half-sent file is gone from the server, so it starts afresh.
        if (status === 404 || status === 410) upload.url = null
        onCut?.(true)
        stopWaiting = waitForNetwork(pauses[Math.min(failures, pauses.length - 1)] ?? 30_000, () => upload.start())
        failures += 1
      },
    })
    function handleAbort() {
      stopWaiting()
      reject(signal?.reason)
      // Best effort: what is left half-sent, the server sweeps.
      upload.abort(upload.url !== null).catch(() => {})
    }
    signal?.addEventListener('abort', handleAbort, { once: true })
    upload.start()
  })
}

const statusOf = (error: DetailedError) => error.originalResponse?.getStatus() ?? 0
const textOf = (error: DetailedError) => error.originalResponse?.getBody() ?? ''

// 409 and 423: another piece is still being written. 404 and 410: see above. 408 and 429: later.
const isFinal = (status: number) => status >= 400 && status < 500 && ![404, 408, 409, 410, 423, 429].includes(status)

/** The pause, or the network's return if that comes first. */
function waitForNetwork(pause: number, go: () => void) {
  const timer = setTimeout(proceed, pause)
  window.addEventListener('online', proceed, { once: true })
  function stop() {
    clearTimeout(timer)
    window.removeEventListener('online', proceed)
  }
  function proceed() {
    stop()
    go()
  }
  return stop
}
