import { buttonClass } from '@preau/ui/button'
import { Card, Cards } from '@preau/ui/card'
import { Chip } from '@preau/ui/chip'
import { capital, count, relativeDay } from '@preau/ui/format'
import { Link } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNow } from './clock.ts'

interface Work {
  id: string
  title: string
  dueOn: string
  handIn: boolean
  minutes: number | null
  published: boolean
}

type WorkListProps = {
  works: readonly Work[]
  nothing: ReactNode
  /** Left closed for who may read the day but not the copies. */
  closed?: boolean
}

/** Work of one lesson or one class: when it is due, and the way to change it or to its copies. */
export function WorkList({ works, nothing, closed = false }: WorkListProps) {
  const { today } = useNow()
  if (works.length === 0) return <p className="text-quiet">{nothing}</p>
  return (
    <Cards>
      {works.map(({ id, title, dueOn, handIn, minutes, published }) => (
        <Card
          key={id}
          title={
            closed ? (
              title
            ) : (
              <Link to="/devoirs/$homeworkId" params={{ homeworkId: id }} className="stretched">
                {title}
              </Link>
            )
          }
          top={
            (handIn || !published) && (
              <>
                {!published && <Chip tone="accent">Brouillon</Chip>}
                {handIn && <Chip icon={FileUp}>À rendre en ligne</Chip>}
              </>
            )
          }
          meta={[capital(`pour ${relativeDay(dueOn, today)}`), minutes && `environ ${count(minutes, 'minute')}`]
            .filter(Boolean)
            .join(' · ')}
          action={
            handIn &&
            published &&
            !closed && (
              <Link
                to="/copies/$homeworkId"
                params={{ homeworkId: id }}
                aria-label={`Copies\u00a0: ${title}`}
                className={buttonClass('secondary')}
              >
                Copies
              </Link>
            )
          }
        />
      ))}
    </Cards>
  )
}
