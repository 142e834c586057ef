import { Link } from '@tanstack/react-router'
import { textLink } from './words.ts'

/** A name that opens the person's sheet. */
export function PersonLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/personnes/$accountId" params={{ accountId: id }} className={textLink}>
      {name}
    </Link>
  )
}
