import type { Role } from '@preau/domain/role'
import { count } from '@preau/ui/format'
import { Link } from '@tanstack/react-router'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { api } from '../api.ts'

type People = inferOutput<typeof api.school.overview>['people']

const figures: { role: Role; of: 'students' | 'parents' | 'teachers' | 'admins'; one: string; many: string }[] = [
  { role: 'student', of: 'students', one: 'élève', many: 'élèves' },
  { role: 'parent', of: 'parents', one: 'responsable', many: 'responsables' },
  { role: 'teacher', of: 'teachers', one: 'membre de l’équipe', many: 'membres de l’équipe' },
  { role: 'admin', of: 'admins', one: 'personne à la direction', many: 'personnes à la direction' },
]

/** How many people of each kind; each figure opens their list. */
export function Figures({ people }: { people: People }) {
  return (
    <ul aria-label="Effectifs" className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {figures.map(({ role, of, one, many }) => {
        const { total, activated } = people[of]
        return (
          <li key={role} className="cover px-4 py-3">
            <Link to="/personnes" search={{ role }} className="stretched grid">
              <span className="font-title text-2xl font-bold text-accent">{total.toLocaleString('fr-FR')}</span>
              <span className="font-[650]">{total > 1 ? many : one}</span>
            </Link>
            <p className="text-base text-quiet">{count(activated, 'compte activé', 'comptes activés')}</p>
          </li>
        )
      })}
    </ul>
  )
}
