import type { Writer } from '@preau/domain/audience'
import { buttonClass } from '@preau/ui/button'
import { Section } from '@preau/ui/screen'
import { Link } from '@tanstack/react-router'

/** What school life and the librarian come for: reach people, see where a class is. */
export function LookOn({ writer }: { writer: Writer }) {
  const librarian = writer === 'librarian'
  return (
    <Section title={librarian ? 'CDI' : 'Vie scolaire'}>
      <div className="cover flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-4">
        <p className="min-w-[min(100%,18rem)] flex-1">
          {librarian
            ? 'Écrivez aux élèves et aux équipes, partagez une ressource, ou consultez les cours d’une classe.'
            : 'Écrivez aux élèves, à leurs responsables et aux équipes, ou consultez les cours d’une classe.'}
        </p>
        <div className="flex flex-wrap gap-2">
          <Link to="/messages/nouveau" className={buttonClass('primary')}>
            Nouveau message
          </Link>
          <Link to="/semaine" className={buttonClass('secondary')}>
            Emploi du temps d’une classe
          </Link>
        </div>
      </div>
    </Section>
  )
}
