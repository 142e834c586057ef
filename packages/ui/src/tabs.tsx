import { Link } from '@tanstack/react-router'

type Count = { badge?: number | undefined }

const onglet =
  'onglet flex min-h-11 items-center gap-2 whitespace-nowrap px-4 py-1.5 max-[23rem]:gap-1 max-[23rem]:px-2'
const row = 'flex max-w-full gap-1 overflow-x-auto border-b border-rule px-1 pt-1'

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
    <span className="min-w-6 rounded-full bg-accent-soft px-1.5 text-center text-sm font-bold text-accent max-[23rem]:min-w-5 max-[23rem]:px-1">
      {badge}
    </span>
  ) : null
}
