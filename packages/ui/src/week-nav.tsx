import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { Button, IconButton } from './button.tsx'

type WeekNavProps = {
  onPrevious: () => void
  onNext: () => void
  /** Left out when this week is already shown. */
  onToday?: (() => void) | undefined
  print?: boolean
}

/** The arrows of a week, for the `actions` of a screen. */
export function WeekNav({ onPrevious, onNext, onToday, print = true }: WeekNavProps) {
  return (
    <>
      <IconButton variant="secondary" icon={<ChevronLeft />} label="Semaine précédente" onClick={onPrevious} />
      {onToday && (
        <Button variant="secondary" onClick={onToday}>
          Aujourd’hui
        </Button>
      )}
      <IconButton variant="secondary" icon={<ChevronRight />} label="Semaine suivante" onClick={onNext} />
      {print && <PrintButton />}
    </>
  )
}

export function PrintButton() {
  return (
    <Button variant="quiet" icon={<Printer />} onClick={() => window.print()}>
      <span className="max-sm:sr-only">Imprimer</span>
    </Button>
  )
}
