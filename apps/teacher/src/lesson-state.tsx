import { Chip } from '@preau/ui/chip'
import { Check, PenLine } from 'lucide-react'

type LessonStateProps = {
  published: boolean
  drafted: boolean
  /** The lesson has begun: what was done can be written. */
  begun: boolean
  /** In an école, the day. */
  what?: 'Séance' | 'Journée'
}

/** Where the log of a lesson stands, at a glance. */
export function LessonState({ published, drafted, begun, what = 'Séance' }: LessonStateProps) {
  if (published) {
    return (
      <Chip tone="success" icon={Check}>
        {what} publiée
      </Chip>
    )
  }
  if (drafted) {
    return (
      <Chip tone="accent" icon={PenLine}>
        Brouillon
      </Chip>
    )
  }
  return <Chip tone={begun ? 'warning' : 'neutral'}>À écrire</Chip>
}
