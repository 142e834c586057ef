import { Link } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { AccountMenu, type Hat } from './account-menu.tsx'
import { OfflineRibbon } from './connection.tsx'
import { Toasts } from './toast.tsx'

export type ShellTab = {
  /** A path of this app, without its base: `/`, `/devoirs`. `/` lights up for itself alone. */
  to: string
  label: string
  /** In the bottom bar, where five share 320 px. */
  short?: string
  icon: LucideIcon
  /** Things to read, sign or hand in; never "activity". 0 shows nothing. */
  badge?: number
  /** What the number counts, for who cannot see it: « 2 messages à lire ». */
  badgeLabel?: string
}

type ShellProps = {
  /** Five at most. */
  tabs: ShellTab[]
  school: string
  person: { name: string; detail?: string }
  hats?: Hat[]
  onSignOut: () => void
  /** The children's chips of the parent app. */
  chips?: ReactNode
  /** More lines for the account menu: `<Link className={menuLine} …>`. */
  menu?: ReactNode
  /** The demo school says that its clock is stopped. */
  clockNote?: ReactNode
  offline?: { waiting?: number; freshAt?: string | undefined }
  children: ReactNode
}

/** Tabs at the bottom under 960 px, the same at the left above; the person at the top right. */
export function Shell({
  tabs,
  school,
  person,
  hats,
  onSignOut,
  chips,
  menu,
  clockNote,
  offline,
  children,
}: ShellProps) {
  return (
    <Toasts>
      <SkipLink />
      <div className="min-h-dvh md:grid md:grid-cols-[14rem_minmax(0,1fr)] md:grid-rows-[auto_auto_1fr] print:block">
        <header className="contents">
          <div className="no-print sticky top-0 z-20 col-span-full flex h-14 items-center gap-3 border-b border-rule bg-page pr-2 pl-(--gutter) md:pr-4">
            <p className="flex min-w-0 max-w-none grow items-baseline gap-2">
              <span className="font-title text-lg font-bold text-accent">Préau</span>
              <span className="truncate text-base text-quiet">{school}</span>
            </p>
            <AccountMenu person={person} hats={hats} onSignOut={onSignOut}>
              {menu}
            </AccountMenu>
          </div>
          <div className="no-print col-span-full">
            {clockNote && <p className="max-w-none bg-sunken px-(--gutter) py-1 text-sm">{clockNote}</p>}
            <OfflineRibbon {...offline} />
            {chips && <div className="border-b border-rule px-(--gutter) py-2">{chips}</div>}
          </div>
        </header>
        <nav
          aria-label="Rubriques"
          className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-rule bg-surface pb-[env(safe-area-inset-bottom)] md:sticky md:inset-auto md:top-14 md:z-10 md:self-start md:border-0 md:bg-transparent md:px-3 md:pt-4"
        >
          <ul className="flex justify-around md:grid md:grid-cols-1 md:justify-normal md:gap-1">
            {tabs.map((tab) => (
              <li key={tab.to} className="min-w-0 grow md:grow-0">
                <Tab {...tab} />
              </li>
            ))}
          </ul>
        </nav>
        <main id="contenu" tabIndex={-1} className="min-w-0 pb-[calc(4.5rem+env(safe-area-inset-bottom))] md:pb-0">
          {children}
        </main>
      </div>
    </Toasts>
  )
}

function Tab({ to, label, short, icon: Icon, badge = 0, badgeLabel }: ShellTab) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      className="relative grid min-h-16 place-content-center justify-items-center gap-1 px-0.5 text-sm text-quiet outline-offset-[-3px] hover:text-accent aria-[current=page]:font-[650] aria-[current=page]:text-accent max-md:tracking-tight md:flex md:min-h-12 md:justify-start md:justify-items-start md:gap-3 md:rounded-fold md:px-4 md:text-md md:hover:bg-accent-soft md:aria-[current=page]:bg-accent-soft md:aria-[current=page]:shadow-[inset_4px_0_0_var(--color-accent)]"
    >
      <span className="relative flex items-center">
        <Icon aria-hidden="true" className="size-[22px]" />
        {badge > 0 && (
          <span
            aria-hidden="true"
            className="absolute -top-2 left-3.5 min-w-5 rounded-full bg-danger px-1 text-center text-sm font-bold leading-5 text-on-accent md:hidden"
          >
            {badge > 99 ? '99+' : badge}
          </span>
        )}
      </span>
      <span className="flex items-center md:grow">
        {short && <span className="md:hidden">{short}</span>}
        <span className={short && 'max-md:hidden'}>{label}</span>
      </span>
      {badge > 0 && (
        <>
          <span
            aria-hidden="true"
            className="hidden min-w-6 self-center rounded-full bg-danger px-1.5 text-center text-sm font-bold leading-6 text-on-accent md:block"
          >
            {badge > 99 ? '99+' : badge}
          </span>
          <span className="sr-only">{badgeLabel ?? `${badge} à lire`}</span>
        </>
      )}
    </Link>
  )
}

function SkipLink() {
  return (
    <a
      href="#contenu"
      className="no-print absolute top-2 left-2 z-50 -translate-y-20 rounded-lg bg-accent px-4 py-3 font-bold text-on-accent focus:translate-y-0"
    >
      Aller au contenu
    </a>
  )
}

/** A page outside any app: signing in, activating an account. */
export function PlainShell({ school, children }: { school?: string; children: ReactNode }) {
  return (
    <Toasts>
      <SkipLink />
      <div className="mx-auto min-h-dvh max-w-[34rem] bg-page sm:border-x sm:border-rule print:max-w-none print:border-0">
        <header className="no-print flex min-h-14 items-center gap-2 border-b border-rule px-(--gutter)">
          <span className="font-title text-lg font-bold text-accent">Préau</span>
          <span className="truncate text-base text-quiet">{school}</span>
        </header>
        <OfflineRibbon />
        <main id="contenu" tabIndex={-1}>
          {children}
        </main>
      </div>
    </Toasts>
  )
}
