import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

type Count = { badge?: number | undefined }

const onglet = 'onglet flex min-h-11 items-center gap-2 whitespace-nowrap px-4 py-1.5'
const row = 'flex max-w-full gap-1 overflow-x-auto border-b border-rule px-1 pt-1'

type TabsProps<Id extends string> = {
  label: string
  tabs: ({ id: Id; label: string } & Count)[]
  value: Id
  onChange: (id: Id) => void
  children: ReactNode
}

/** The dividers of a notebook; the arrows of the keyboard turn them. `children` is the open one. */
export function Tabs<Id extends string>({ label, tabs, value, onChange, children }: TabsProps<Id>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  function handleKey(event: KeyboardEvent) {
    const here = tabs.findIndex((tab) => tab.id === value)
    const step = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = step === undefined ? undefined : tabs.at(step % tabs.length)
    if (!next) return
    event.preventDefault()
    onChange(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }

  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} className={row}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            data-tab={tab.id}
            aria-selected={tab.id === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === value ? 0 : -1}
            onClick={() => onChange(tab.id)}
            onKeyDown={handleKey}
            className={onglet}
          >
            {tab.label}
            <TabCount badge={tab.badge} />
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className="grid gap-4 pt-4">
        {children}
      </div>
    </div>
  )
}

type TabLinksProps = {
  label: string
  tabs: ({ to: string; label: string; search?: Record<string, string | undefined>; exact?: boolean } & Count)[]
}

/** The same dividers when each has its own address. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav aria-label={label} className="no-print min-w-0">
      <ul className={row}>
        {tabs.map((tab) => (
          <li key={`${tab.to}${JSON.stringify(tab.search)}`}>
            <Link
              to={tab.to}
              search={tab.search}
              activeOptions={{ exact: tab.exact ?? true, includeSearch: tab.search !== undefined }}
              className={onglet}
            >
              {tab.label}
              <TabCount badge={tab.badge} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TabCount({ badge }: Count) {
  return badge ? (
    <span className="min-w-6 rounded-full bg-accent-soft px-1.5 text-center text-sm font-bold text-accent">
      {badge}
    </span>
  ) : null
}
