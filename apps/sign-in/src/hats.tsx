import { Notice } from '@preau/ui/notice'
import { Screen } from '@preau/ui/screen'
import { BookOpen, ChevronRight, GraduationCap, House, type LucideIcon, School } from 'lucide-react'
import { useState } from 'react'
import { api, type Hat, sentence } from './api.ts'

const icons: Record<Hat['role'], LucideIcon> = {
  student: BookOpen,
  teacher: GraduationCap,
  parent: House,
  admin: School,
}

type HatsProps = {
  /** The one worn last comes first. */
  hats: Hat[]
  onWorn: (path: string) => void
}

/** The same person, teacher and parent: which one today? */
export function HatsScreen({ hats, onWorn }: HatsProps) {
  const [chosen, setChosen] = useState<string>()
  const [failure, setFailure] = useState<string>()

  async function handleChoice(accountId: string) {
    if (chosen) return
    setChosen(accountId)
    setFailure(undefined)
    try {
      onWorn((await api.session.wearHat.mutate({ accountId })).path)
    } catch (error) {
      setChosen(undefined)
      setFailure(sentence(error))
    }
  }

  return (
    <Screen
      title="Vous venez en tant que…"
      lead="Vous pourrez changer d’espace à tout moment, en haut à droite."
      width="reading"
    >
      {failure && <Notice tone="error">{failure}</Notice>}
      <ul className="grid gap-3">
        {hats.map((hat) => {
          const Icon = icons[hat.role]
          return (
            <li key={hat.accountId}>
              <button
                type="button"
                aria-disabled={chosen !== undefined}
                onClick={() => void handleChoice(hat.accountId)}
                className="cover flex w-full items-center gap-4 px-4 py-4 text-left hover:border-edge aria-disabled:opacity-55"
              >
                <Icon aria-hidden="true" className="size-7 flex-none text-accent" />
                <span className="grow font-[650]">{hat.label}</span>
                <ChevronRight aria-hidden="true" className="size-5 flex-none text-quiet" />
              </button>
            </li>
          )
        })}
      </ul>
    </Screen>
  )
}
