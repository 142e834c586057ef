import { menuLine } from '@preau/ui/account-menu'
import { ChildFilter } from '@preau/ui/chip'
import { count, fullDate, time } from '@preau/ui/format'
import { Shell, type ShellTab } from '@preau/ui/shell'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useMatches, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { BookOpen, House, KeyRound, MessagesSquare, UsersRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from './api.ts'
import { useChildren } from './children.ts'
import { useNow } from './clock.ts'
import { forgetEverything, stay } from './leave.ts'
import { useLiveEvents } from './live.ts'
import { sentence } from './mishap.ts'

/** The tabs, the children and the person: around every screen. */
export function ParentShell({ children }: { children: ReactNode }) {
  useLiveEvents()
  const queries = useQueryClient()
  const { data: session, dataUpdatedAt } = useSuspenseQuery(api.session.current.queryOptions())
  const { now, today } = useNow()
  const [stuck, setStuck] = useState<string>()
  function handleStuck(error: unknown) {
    stay()
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
  // Whoever answers for no child today keeps the conversations that were theirs, and nothing else to turn to.
  const some = session.children.length > 0
  const tabs: ShellTab[] = [
    { to: '/', label: 'Accueil', icon: House },
    ...(some ? [{ to: '/enfants', label: 'Enfants', icon: UsersRound }] : []),
    {
      to: '/messages',
      label: 'Messages',
      icon: MessagesSquare,
      badge: unread,
      badgeLabel: `${count(unread, 'conversation')} à lire`,
    },
    ...(some ? [{ to: '/cours', label: 'Cours', icon: BookOpen }] : []),
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
      chips={useChips()}
      menu={
        <Link to="/mot-de-passe" className={menuLine}>
          <KeyRound aria-hidden="true" className="size-5" />
          Changer mon mot de passe
        </Link>
      }
      clockNote={
        stuck ? (
          <span role="alert">{`Votre session est encore ouverte. ${stuck}`}</span>
        ) : (
          session.clock.stopped && `École de démonstration\u00a0: nous sommes le ${fullDate(today)}, ${time(now)}.`
        )
      }
      offline={{ freshAt: time(new Date(dataUpdatedAt)) }}
    >
      {children}
    </Shell>
  )
}

/** The row of children, where the screen is about one or several of them. */
function useChips() {
  const children = useChildren()
  const byChild = useMatches({ select: (matches) => matches.at(-1)?.staticData.byChild === true })
  const { childId } = useParams({ strict: false })
  const { enfant } = useSearch({ from: '__root__' })
  const navigate = useNavigate()
  if (!byChild || children.length < 2) return undefined

  function handleChild(id: string | undefined) {
    if (!childId) return void navigate({ to: '.', search: (old) => ({ ...old, enfant: id }), resetScroll: false })
    // On a child's pages, another child's are the same ones; all of them is the list.
    if (!id) return void navigate({ to: '/enfants', search: { enfant: undefined } })
    void navigate({
      to: '.',
      params: { childId: id },
      search: ({ matiere: _, cours: __, jour: ___, ...old }) => ({ ...old, enfant: id }),
    })
  }

  const known = children.find(({ id }) => id === (childId ?? enfant))
  return (
    <ChildFilter value={known?.id} onChange={handleChild}>
      {children.map(({ id, givenName, divisionName, hue }) => ({
        id,
        name: givenName,
        hue,
        ...(divisionName && { detail: divisionName }),
      }))}
    </ChildFilter>
  )
}
