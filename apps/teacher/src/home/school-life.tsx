import type { Writer } from '@preau/domain/audience'
import { buttonClass } from '@preau/ui/button'
import { Section } from '@preau/ui/screen'
import { Link } from '@tanstack/react-router'
import type { Home } from './lessons-of-day.tsx'
import { Unread } from './on-hand.tsx'

/** School life and the librarian teach no class: they read timetables and write. */
export function SchoolLife({ home, writer }: { home: Home; writer: Writer }) {
  const librarian = writer === 'librarian'
  return (
    <div className="grid items-start gap-8 md:grid-cols-2">
      <Unread unread={home.unread} />
      <Section title={librarian ? 'CDI' : 'Vie scolaire'}>
        <div className="cover grid gap-3 px-4 py-4">
          <p>
            {librarian
              ? 'Partagez un document ou un lien avec une classe, ou écrivez aux élèves et aux équipes.'
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
    </div>
  )
}
