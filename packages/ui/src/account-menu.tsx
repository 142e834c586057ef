import { Check, ChevronDown, LogOut } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { keepTheme, readTheme, type Theme } from './theme.ts'

/** One of the roles of the same person: a teacher who is also a parent. */
export type Hat = { label: string; current?: boolean; href?: string; onSelect?: () => void }

/** The look of a line of the menu, for the links an app adds to it. */
export const menuLine =
  'flex min-h-11 w-full items-center gap-3 px-4 py-2 text-left outline-offset-[-3px] hover:bg-accent-soft'

const themes: { value: Theme; label: string }[] = [
  { value: 'system', label: 'Comme l’appareil' },
  { value: 'light', label: 'Clair' },
  { value: 'dark', label: 'Sombre' },
]

type AccountMenuProps = {
  person: { name: string; detail?: string }
  hats?: Hat[] | undefined
  onSignOut: () => void
  children?: ReactNode
}

export function AccountMenu({ person, hats = [], onSignOut, children }: AccountMenuProps) {
  const id = useId()
  const [theme, setTheme] = useState(readTheme)
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="flex min-h-11 max-w-[60%] flex-none items-center gap-2 rounded-lg px-2 hover:bg-accent-soft"
      >
        <span
          aria-hidden="true"
          className="grid size-8 flex-none place-content-center rounded-full bg-accent text-sm font-bold text-on-accent"
        >
          {initialsOf(person.name)}
        </span>
        <span className="truncate max-sm:sr-only">{person.name}</span>
        <span className="sr-only">, mon compte</span>
        <ChevronDown aria-hidden="true" className="size-4 flex-none text-quiet" />
      </button>
      <div id={id} popover="auto" className="menu">
        <div className="border-b border-rule px-4 py-3">
          <p className="font-[650]">{person.name}</p>
          {person.detail && <p className="text-base text-quiet">{person.detail}</p>}
        </div>
        {hats.length > 1 && (
          <ul aria-label="Changer d’espace" className="border-b border-rule py-1">
            {hats.map((hat) => (
              <li key={hat.label}>
                <HatLine {...hat} />
              </li>
            ))}
          </ul>
        )}
        {children && (
          // A link of the same app leaves the page where it is: the menu must not stay over it.
          <div className="border-b border-rule py-1" onClickCapture={() => document.getElementById(id)?.hidePopover()}>
            {children}
          </div>
        )}
        <fieldset className="border-b border-rule px-4 py-2">
          <legend className="contents text-base text-quiet">Apparence</legend>
          {themes.map(({ value, label }) => (
            <label key={value} className="flex min-h-11 items-center gap-3">
              <input
                type="radio"
                name={`${id}-theme`}
                className="box"
                checked={theme === value}
                onChange={() => {
                  keepTheme(value)
                  setTheme(value)
                }}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <button type="button" onClick={onSignOut} className={`${menuLine} my-1 font-[650]`}>
          <LogOut aria-hidden="true" className="size-5" />
          Se déconnecter
        </button>
      </div>
    </>
  )
}

function HatLine({ label, current = false, href, onSelect }: Hat) {
  if (current) {
    return (
      <p aria-current="true" className={`${menuLine} font-[650] text-accent`}>
        <Check aria-hidden="true" className="size-5" />
        {label}
      </p>
    )
  }
  return href ? (
    <a href={href} className={`${menuLine} pl-12`}>
      {label}
    </a>
  ) : (
    <button type="button" onClick={onSelect} className={`${menuLine} pl-12`}>
      {label}
    </button>
  )
}

function initialsOf(name: string) {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word))
  return `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`
}
