import { type ReactNode, useEffect, useRef } from 'react'

type ScreenProps = {
  title: string
  /** One line under the title: the date, the week, the class. */
  lead?: ReactNode
  /** Buttons and links, at the right of the title; under it on a phone. */
  actions?: ReactNode
  /** A link back, above the title. */
  back?: ReactNode
  /** `reading` keeps lines short, `wide` takes it all (tables, weeks). */
  width?: 'reading' | 'page' | 'wide'
  children: ReactNode
}

const widths = { reading: 'max-w-[46rem]', page: 'max-w-[72rem]', wide: 'max-w-none' }

/** A page of the notebook. Each navigation names the window and takes the focus to the title. */
export function Screen({ title, lead, actions, back, width = 'page', children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = window.location
  useEffect(() => {
    document.title = `${title} · Préau`
  }, [title])
  useEffect(() => {
    // The first page of a visit is read from its top, as a browser does by itself.
    if (document.body.dataset['page'] && document.body.dataset['page'] !== pathname) {
      heading.current?.focus({ preventScroll: true })
    }
    document.body.dataset['page'] = pathname
  }, [pathname])
  return (
    <>
      <header className="ruled px-(--gutter) pt-3.5 pb-[1.3125rem]">
        {back && <div className="min-h-6 text-base leading-6">{back}</div>}
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 self-start wrap-anywhere">
            <h1 ref={heading} tabIndex={-1} className="font-title text-2xl leading-10 font-bold text-accent">
              {title}
            </h1>
            {lead && <p className="-mt-[3px] leading-6 text-quiet">{lead}</p>}
          </div>
          {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      </header>
      <div className={`grid grid-cols-1 content-start gap-8 px-(--gutter) pt-5 pb-10 ${widths[width]}`}>{children}</div>
    </>
  )
}

type SectionProps = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode; className?: string }

/** A part of a screen, under its own heading. */
export function Section({ title, lead, actions, children, className = '' }: SectionProps) {
  return (
    <section className={`grid grid-cols-1 content-start gap-3 ${className}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">{title}</h2>
        {actions}
        {lead && <p className="w-full max-w-none text-base text-quiet">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
