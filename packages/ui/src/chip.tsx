import type { Hue } from '@preau/domain/hue'
import { Check, CircleDashed, Clock, CornerUpLeft, type LucideIcon, Minus } from 'lucide-react'
import type { ReactNode } from 'react'

/** A subject: its colour, and always its name. */
export function SubjectPill({ hue, children }: { hue: Hue; children: ReactNode }) {
  return (
    <span className={`hue-${hue} cover-tint inline-block rounded-full px-3 text-sm font-[650] leading-6`}>
      {children}
    </span>
  )
}

/** Which child something concerns: « Zoé · 5e B ». */
export function ChildChip({ name, division, hue }: { name: string; division?: string; hue: Hue }) {
  return (
    <span
      className={`hue-${hue} cover-tint inline-flex items-center gap-1.5 rounded-full pr-3 pl-1.5 text-sm font-[650] leading-7`}
    >
      <Dot name={name} />
      {name}
      {division && <span className="font-normal">· {division}</span>}
    </span>
  )
}

type ChildFilterProps = {
  /** `detail` is the class. */
  children: { id: string; name: string; detail?: string; hue: Hue }[]
  /** `undefined` is « Tous ». */
  value: string | undefined
  onChange: (id: string | undefined) => void
  /** « Tous » is left out where one child must be chosen. */
  withAll?: boolean
}

/** The row of children at the top of the parent's screens. */
export function ChildFilter({ children, value, onChange, withAll = true }: ChildFilterProps) {
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Enfant</legend>
      {withAll && (
        <FilterChip pressed={value === undefined} onClick={() => onChange(undefined)}>
          Tous
        </FilterChip>
      )}
      {children.map((child) => (
        <FilterChip key={child.id} hue={child.hue} pressed={value === child.id} onClick={() => onChange(child.id)}>
          <Dot name={child.name} />
          {child.name}
          {child.detail && <span className="font-normal text-quiet max-sm:sr-only">{child.detail}</span>}
        </FilterChip>
      ))}
    </fieldset>
  )
}

type FilterChipProps = { pressed: boolean; onClick: () => void; hue?: Hue; children: ReactNode }

/** A choice that stays down. */
export function FilterChip({ pressed, onClick, hue, children }: FilterChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={`${hue ? `hue-${hue}` : ''} inline-flex min-h-11 items-center gap-2 rounded-full border-2 border-rule bg-surface px-3.5 text-base hover:border-edge aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-[650]`}
    >
      {children}
    </button>
  )
}

function Dot({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-5.5 flex-none place-content-center rounded-full bg-(--cover-text) text-sm leading-none font-bold text-(--cover-tint)"
    >
      {name.charAt(0)}
    </span>
  )
}

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger'

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  accent: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
}

type ChipProps = { tone?: Tone; icon?: LucideIcon; children: ReactNode }

/** A word or two about a state. */
export function Chip({ tone = 'neutral', icon: Icon, children }: ChipProps) {
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded-md px-2 text-sm font-[650] leading-6 ${tones[tone]}`}
    >
      {Icon && <Icon aria-hidden="true" strokeWidth={2.5} className="size-3.5" />}
      {children}
    </span>
  )
}

const statuses = {
  submitted: { word: 'Rendu', tone: 'success', icon: Check },
  late: { word: 'Rendu en retard', tone: 'warning', icon: Clock },
  missing: { word: 'Pas rendu', tone: 'danger', icon: CircleDashed },
  waiting: { word: 'À rendre', tone: 'accent', icon: CircleDashed },
  returned: { word: 'Corrigé', tone: 'accent', icon: CornerUpLeft },
  excused: { word: 'Dispensé', tone: 'neutral', icon: Minus },
} as const

export type HandInStatus = keyof typeof statuses

/** Where a piece of work stands. */
export function StatusChip({ status, children }: { status: HandInStatus; children?: ReactNode }) {
  const { word, tone, icon } = statuses[status]
  return (
    <Chip tone={tone} icon={icon}>
      {children ?? word}
    </Chip>
  )
}

/** A true count of things to read or do; nothing at 0. */
export function Badge({ count, label }: { count: number; label: string }) {
  return count > 0 ? (
    <span className="inline-block min-w-6 rounded-full bg-danger px-1.5 text-center text-sm font-bold leading-6 text-on-accent">
      {count}
      <span className="sr-only"> {label}</span>
    </span>
  ) : null
}
