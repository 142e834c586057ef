import { menuLine } from '@preau/ui/account-menu'
import { count, fullDate, time } from '@preau/ui/format'
import { Shell, type ShellTab } from '@preau/ui/shell'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BookOpen, CalendarDays, KeyRound, ListChecks, MessagesSquare, Sun } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from './api.ts'
import { useNow } from './clock.ts'
import { forgetEverything, stayHere } from './leave.ts'
import { useLiveEvents } from './live.ts'
import { sentence } from './mishap.ts'
import { useWords } from './words.ts'

/** The tabs and the person: around every screen. */
export function StudentShell({ children }: { children: ReactNode }) {
  useLiveEvents()
  const { data: session, dataUpdatedAt } = useSuspenseQuery(api.session.current.queryOptions())
  const { now, today } = useNow()
  const [stuck, setStuck] = useState<string>()
  function handleStuck(error: unknown) {
    stayHere()
    setStuck(sentence(error))
  }
  const signOut = useMutation(
    api.session.signOut.mutationOptions({
      onMutate: forgetEverything,
      onSuccess: () => window.location.replace('/connexion'),
      onError: handleStuck,
    }),
  )
  const wearHat = useMutation(
    api.session.wearHat.mutationOptions({
      onMutate: forgetEverything,
      onSuccess: ({ path }) => window.location.replace(path),
      onError: handleStuck,
    }),
  )
  const words = useWords()
  const { account, school, unread } = session
  const tabs: ShellTab[] = [
    { to: '/', label: words.today, icon: Sun },
    ...(school.kind === 'college' ? [{ to: '/semaine', label: 'Semaine', icon: CalendarDays }] : []),
    { to: '/devoirs', label: words.homework, icon: ListChecks },
    {
      to: '/messages',
      label: 'Messages',
      icon: MessagesSquare,
      badge: unread,
      badgeLabel: `${count(unread, 'conversation')} à lire`,
    },
    { to: '/cours', label: words.notebooks, icon: BookOpen },
  ]
  const hats = session.hats.map((hat) => ({
    label: hat.label,
    current: hat.accountId === account.id,
    onSelect: () => wearHat.mutate({ accountId: hat.accountId }),
  }))
  return (
    <Shell
      tabs={tabs}
      school={school.name}
      person={{ name: account.name }}
      hats={hats}
      onSignOut={() => signOut.mutate()}
      menu={
        <Link to="/mot-de-passe" className={menuLine}>
          <KeyRound aria-hidden="true" className="size-5" />
          Changer mon mot de passe
        </Link>
      }
      clockNote={
        stuck ? (
          <span role="alert">{`Ta session est encore ouverte. ${stuck}`}</span>
        ) : (
          session.clock.stopped && `École de démonstration\u00a0: nous sommes le ${fullDate(today)}, ${time(now)}.`
        )
      }
      offline={session.clock.stopped ? {} : { freshAt: time(new Date(dataUpdatedAt)) }}
    >
      {children}
    </Shell>
  )
}
