import type { Writer } from '@preau/domain/audience'
import { menuLine } from '@preau/ui/account-menu'
import { count, fullDate, time } from '@preau/ui/format'
import { useKeptWords } from '@preau/ui/kept-words'
import { Shell, type ShellTab } from '@preau/ui/shell'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BookOpen, CalendarDays, FileCheck2, KeyRound, MessagesSquare, Sun } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from './api.ts'
import { useNow } from './clock.ts'
import { useFunction } from './function.ts'
import { forgetEverything, stayHere } from './leave.ts'
import { useLiveEvents } from './live.ts'
import { sentence } from './mishap.ts'

const functions: Partial<Record<Writer, string>> = {
  teacher: 'Enseignement',
  schoolLife: 'Vie scolaire',
  librarian: 'Documentation',
}

/** The tabs and the person: around every screen. */
export function TeacherShell({ children }: { children: ReactNode }) {
  useLiveEvents()
  const queries = useQueryClient()
  const { data: session, dataUpdatedAt } = useSuspenseQuery(api.session.current.queryOptions())
  useKeptWords(session.account.id)
  const { writer, teaches } = useFunction()
  const { now, today } = useNow()
  const [stuck, setStuck] = useState<string>()
  function handleStuck(error: unknown) {
    stayHere()
    setStuck(sentence(error))
  }
  const signOut = useMutation(
    api.session.signOut.mutationOptions({
      onMutate: forgetEverything,
      onSuccess: () => {
        queries.clear()
        window.location.replace('/connexion')
      },
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
  const { account, school, unread } = session
  const slots = school.kind === 'college'
  const tabs: ShellTab[] = [
    { to: '/', label: 'Ma journée', icon: Sun },
    ...(slots ? [{ to: '/semaine', label: teaches ? 'Semaine' : 'Classes', icon: CalendarDays }] : []),
    ...(teaches ? [{ to: '/copies', label: 'Copies', icon: FileCheck2 }] : []),
    {
      to: '/messages',
      label: 'Messages',
      icon: MessagesSquare,
      badge: unread,
      badgeLabel: `${count(unread, 'message')} à lire`,
    },
    ...(teaches || writer === 'librarian' ? [{ to: '/ressources', label: 'Ressources', icon: BookOpen }] : []),
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
      person={{ name: account.name, detail: functions[writer] ?? '' }}
      hats={hats}
      onSignOut={() => signOut.mutate()}
      menu={
        <Link to="/mot-de-passe" className={menuLine}>
          <KeyRound aria-hidden="true" className="size-5" />
          Changer de mot de passe
        </Link>
      }
      clockNote={
        stuck ? (
          <span role="alert">{`Votre session est encore ouverte. ${stuck}`}</span>
        ) : (
          session.clock.stopped &&
          `Établissement de démonstration\u00a0: nous sommes le ${fullDate(today)}, ${time(now)}.`
        )
      }
      offline={{ freshAt: time(new Date(dataUpdatedAt)) }}
    >
      {children}
    </Shell>
  )
}
