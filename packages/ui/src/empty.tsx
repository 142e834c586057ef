import type { ReactNode } from 'react'

type EmptyProps = {
  /** One line of fact: « Rien à rendre pour demain. » */
  children: ReactNode
  /** One thing to do next, or nothing. */
  action?: ReactNode
  drawing?: 'notebook' | 'slate'
}

export function Empty({ children, action, drawing = 'notebook' }: EmptyProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-fold border border-dashed border-edge px-5 py-5">
      {drawing === 'notebook' ? <Notebook /> : <Slate />}
      <div className="grid min-w-[min(100%,12rem)] flex-1 justify-items-start gap-3">
        <p>{children}</p>
        {action}
      </div>
    </div>
  )
}

const line = 'size-16 flex-none fill-none stroke-[1.5] stroke-quiet'

function Notebook() {
  return (
    <svg aria-hidden="true" viewBox="0 0 64 64" strokeLinecap="round" strokeLinejoin="round" className={line}>
      <path
        className="fill-accent-soft"
        d="M12 8h32a8 8 0 0 1 8 8v32a8 8 0 0 1-8 8H12a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2Z"
      />
      <path d="M26 22h18M26 30h18M26 38h11" />
      <path className="stroke-danger" d="M19 8v48" />
      <path d="m40 50 12-14 4 3.5-12 14-5 1z" className="fill-surface" />
    </svg>
  )
}

function Slate() {
  return (
    <svg aria-hidden="true" viewBox="0 0 64 64" strokeLinecap="round" strokeLinejoin="round" className={line}>
      <rect x="7" y="12" width="50" height="38" rx="4" />
      <rect x="12" y="17" width="40" height="28" rx="2" className="fill-accent-soft" />
      <path d="M19 31c3-6 6-6 7 0s4 6 7 0 5-5 7-1" className="stroke-accent" />
      <path d="M40 52h9" strokeWidth="3" />
    </svg>
  )
}
