import { X } from 'lucide-react'
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { Button } from './button.tsx'

type DialogProps = {
  open: boolean
  /** Escape, the cross, a press outside: the caller then sets `open` to false. */
  onClose: () => void
  title: string
  lead?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  children: ReactNode
}

/** The browser's own modal: it holds the focus, then gives it back. A sheet from the bottom on a phone. */
export function Dialog({ open, onClose, title, lead, footer, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  // Before the page changes: a dialog already taken away gives the focus back to nobody.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!open || !element) return
    element.showModal()
    return () => element.close()
  }, [open])

  function handleClick(event: MouseEvent<HTMLDialogElement>) {
    if (event.target === dialog.current) onClose()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it already
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={id}
      onClick={handleClick}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {open && (
        <div className="grid gap-4 p-(--gutter)">
          <div className="flex items-start gap-3">
            <div className="grow">
              <h2 id={id} tabIndex={-1} className="text-xl outline-none">
                {title}
              </h2>
              {lead && <p className="text-quiet">{lead}</p>}
            </div>
            <button
              type="button"
              aria-label="Fermer"
              onClick={onClose}
              className="-mt-2 -mr-2 grid size-11 flex-none place-content-center rounded-lg text-quiet hover:bg-accent-soft"
            >
              <X aria-hidden="true" className="size-5" />
            </button>
          </div>
          {children}
          {footer && <div className="flex flex-wrap justify-end gap-2 pt-2 max-sm:[&>*]:grow">{footer}</div>}
        </div>
      )}
    </dialog>
  )
}

type ConfirmProps = {
  open: boolean
  onClose: () => void
  onConfirm: () => void
  title: string
  /** A verb: « Supprimer », never « OK ». */
  confirm: string
  danger?: boolean
  pending?: boolean
  children: ReactNode
}

/** Only for what cannot be undone; the rest takes a toast with « Annuler ». */
export function Confirm({ open, onClose, onConfirm, title, confirm, danger, pending, children }: ConfirmProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Annuler
          </Button>
          <Button variant={danger ? 'danger' : 'primary'} pending={pending} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
