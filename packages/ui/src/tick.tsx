import type { Hue } from '@preau/domain/hue'
import type { ReactNode } from 'react'

type TickProps = {
  checked: boolean
  /** What is ticked, in full: « Fait : lire le chapitre 4 ». */
  label: string
  /** Left out, the tick is only shown: a parent reads, the pupil ticks. */
  onChange?: ((checked: boolean) => void) | undefined
}

/** The tick that draws itself. */
export function Tick({ checked, label, onChange }: TickProps) {
  return (
    <span className="relative -m-2 grid size-11 flex-none place-content-center">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        disabled={!onChange}
        onChange={(event) => onChange?.(event.target.checked)}
        className="peer absolute inset-0 m-auto size-7 cursor-pointer appearance-none rounded-md border-[1.5px] border-edge bg-surface outline-offset-2 before:absolute before:-inset-2.5 checked:border-accent checked:bg-accent disabled:cursor-default"
      />
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        className="tick-mark pointer-events-none relative size-6 fill-none stroke-on-accent stroke-[3.5]"
      >
        <path d="M5 12.5 10 17.5 19.5 6.5" />
      </svg>
    </span>
  )
}

type WorkCardProps = {
  hue: Hue
  subject: string
  /** A link with the class `stretched`, or words. */
  title: ReactNode
  /** The title in plain words: it names the tick. */
  name: string
  meta?: ReactNode
  /** Left out where there is nothing to tick. */
  done?: boolean | undefined
  onDone?: (done: boolean) => void
  /** More chips beside the subject: the child, « En retard ». */
  chips?: ReactNode
  action?: ReactNode
}

/** A piece of work: done is a struck line, never a disappearance. */
export function WorkCard({ hue, subject, title, name, meta, done, onDone, chips, action }: WorkCardProps) {
  return (
    <article className={`cover hue-${hue} flex flex-wrap items-center gap-x-3 gap-y-2 py-3.5 pr-3.5 pl-3`}>
      <div className="flex min-w-[min(100%,11rem)] flex-1 items-start gap-3">
        {done !== undefined && (
          <span className="relative z-10 p-0.5">
            <Tick checked={done} label={`Fait\u00a0: ${name}`} onChange={onDone} />
          </span>
        )}
        <div className="grid min-w-0 gap-0.5">
          <div className="flex flex-wrap items-center gap-1.5">
            <span className="cover-tint rounded-full px-3 text-sm font-[650] leading-6">{subject}</span>
            {chips}
          </div>
          <h3 className={`font-text leading-snug ${done ? 'font-normal text-quiet line-through' : 'font-[620]'}`}>
            {title}
          </h3>
          {meta && <div className="text-base text-quiet">{meta}</div>}
        </div>
      </div>
      {action && <div className="relative z-10 ml-auto">{action}</div>}
    </article>
  )
}
