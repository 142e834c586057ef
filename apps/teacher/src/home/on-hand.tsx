import { buttonClass } from '@preau/ui/button'
import { Cards } from '@preau/ui/card'
import { count } from '@preau/ui/format'
import { Section } from '@preau/ui/screen'
import { Link } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import { GivenLine } from '../given-line.tsx'
import type { Home } from './lessons-of-day.tsx'

const most = 4

/** Beside the day: copies that wait, messages to read, work to come. */
export function OnHand({ home }: { home: Home }) {
  const { toCorrect, lateCopies, unread } = home
  const waiting = home.given.filter(({ counts }) => (counts?.toCorrect ?? 0) > 0)
  const coming = home.given.filter((work) => !waiting.includes(work))
  return (
    <div className="grid gap-8">
      <Unread unread={unread} />
      <Section
        title="Copies à corriger"
        lead={
          toCorrect > 0
            ? [count(toCorrect, 'copie'), lateCopies > 0 && `${lateCopies} en retard`].filter(Boolean).join(' · ')
            : 'Rien à corriger pour l’instant.'
        }
        actions={
          <Link to="/copies" className="font-[650] text-accent underline underline-offset-3">
            Toutes les copies
          </Link>
        }
      >
        <Cards>
          {waiting.slice(0, most).map((work) => (
            <GivenLine key={work.id} work={work} />
          ))}
        </Cards>
      </Section>
      {coming.length > 0 && (
        <Section title="Devoirs à venir">
          <Cards>
            {coming.slice(0, most).map((work) => (
              <GivenLine key={work.id} work={work} />
            ))}
          </Cards>
        </Section>
      )}
    </div>
  )
}

export function Unread({ unread }: { unread: number }) {
  return (
    <Section title="Messages">
      <div className="cover flex flex-wrap items-center justify-between gap-3 px-4 py-3.5">
        <p className="flex items-center gap-3">
          <Mail aria-hidden="true" className={`size-5 flex-none ${unread > 0 ? 'text-danger' : 'text-quiet'}`} />
          {unread > 0 ? `${count(unread, 'conversation')} à lire` : 'Tout est lu.'}
        </p>
        <Link
          to="/messages"
          search={unread > 0 ? { voir: 'a-lire' } : {}}
          className={buttonClass(unread > 0 ? 'primary' : 'secondary')}
        >
          {unread > 0 ? 'Lire' : 'Ouvrir'}
        </Link>
      </div>
    </Section>
  )
}
