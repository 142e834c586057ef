import { Chip } from '@preau/ui/chip'
import { Check } from 'lucide-react'

/** Whether this person can sign in. */
export function AccountChip({ activated, isInstitution = false }: { activated: boolean; isInstitution?: boolean }) {
  if (isInstitution) return <span className="text-quiet">Institution, sans compte</span>
  return activated ? (
    <Chip tone="success" icon={Check}>
      Activé
    </Chip>
  ) : (
    <Chip>À activer</Chip>
  )
}
