import type { Hue } from '@preau/domain/hue'
import type { ReactNode } from 'react'

type CardProps = {
  /** The subject's cover; without it the edge is plain. */
  hue?: Hue | undefined
  /** Above the title: pill, chips. */
  top?: ReactNode
  /** The title; a link with the class `stretched` makes the whole card answer. */
  title?: ReactNode
  /** Under the title, quietly: hours, room, teacher. */
  meta?: ReactNode
  /** At the right: one button, or a state. */
  action?: ReactNode
  children?: ReactNode
  className?: string
}

/** A page under its cover. Titles inside are `h3`: a card lives in a section. */
export function Card({ hue, top, title, meta, action, children, className = '' }: CardProps) {
  return (
    <article className={`cover ${hue ? `hue-${hue}` : ''} grid content-start gap-3 px-4 py-3.5 ${className}`}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="grid min-w-[min(100%,12rem)] flex-1 gap-0.5">
          {top && <div className="flex flex-wrap items-center gap-1.5">{top}</div>}
          {title && <h3 className="font-text text-md font-[620] leading-snug wrap-anywhere">{title}</h3>}
          {meta && <div className="text-base text-quiet">{meta}</div>}
        </div>
        {action && <div className="relative">{action}</div>}
      </div>
      {children}
    </article>
  )
}

/** Cards one under the other; two columns from 600 px with `columns`. */
export function Cards({ columns = false, children }: { columns?: boolean; children: ReactNode }) {
  return <div className={`grid gap-3 ${columns ? 'sm:grid-cols-2 lg:grid-cols-3' : ''}`}>{children}</div>
}
