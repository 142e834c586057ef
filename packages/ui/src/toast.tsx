import { X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'

type Toast = { id: string; message: string; undo?: (() => void) | undefined; undoLabel?: string | undefined }
type Show = (message: string, options?: { undo?: () => void; undoLabel?: string }) => void

const ShowToast = createContext<Show>(() => {})

/** `const toast = useToast()`, then `toast('Fait.', { undo: () => … })`. Never the only place of an error. */
export function useToast() {
  return useContext(ShowToast)
}

/** The shell holds one; a page without a shell brings its own. F6 takes the keyboard to it. */
export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const region = useRef<HTMLElement>(null)
  const show = useCallback<Show>((message, options) => {
    setToasts((all) => [...all.slice(-2), { id: crypto.randomUUID(), message, ...options }])
  }, [])
  const close = useCallback((id: string) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])

  useEffect(() => {
    function handleKey(event: KeyboardEvent) {
      if (event.key === 'F6' && region.current?.querySelector('button')) {
        event.preventDefault()
        region.current.focus()
      }
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])

  return (
    <ShowToast value={show}>
      {children}
      <section
        ref={region}
        tabIndex={-1}
        aria-label="Ce qui vient d’être fait"
        aria-live="polite"
        className="no-print pointer-events-none fixed inset-x-4 bottom-20 z-40 grid justify-items-center gap-2 md:bottom-6"
      >
        {toasts.map((toast) => (
          <Slip key={toast.id} toast={toast} onClose={close} />
        ))}
      </section>
    </ShowToast>
  )
}

function Slip({ toast, onClose }: { toast: Toast; onClose: (id: string) => void }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => onClose(toast.id), 10_000)
    return () => clearTimeout(timer)
  }, [held, toast.id, onClose])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: reading it must not make it vanish
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-[30rem] items-center gap-2 rounded-fold bg-ink py-1 pr-1 pl-4 text-page shadow-float"
    >
      <p className="grow py-2">{toast.message}</p>
      {toast.undo && (
        <button
          type="button"
          className="min-h-11 rounded-lg px-3 font-bold underline underline-offset-4 outline-offset-[-3px] focus-visible:outline-page"
          onClick={() => {
            toast.undo?.()
            onClose(toast.id)
          }}
        >
          {toast.undoLabel ?? 'Annuler'}
        </button>
      )}
      <button
        type="button"
        aria-label="Fermer"
        className="grid size-11 flex-none place-content-center rounded-lg outline-offset-[-3px] focus-visible:outline-page"
        onClick={() => onClose(toast.id)}
      >
        <X aria-hidden="true" className="size-5" />
      </button>
    </div>
  )
}
