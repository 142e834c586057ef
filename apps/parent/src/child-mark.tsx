import { ChildChip } from '@preau/ui/chip'
import { useChildren } from './children.ts'

/** Which child a line is about. Where there is only one, nothing to say, unless it is asked for. */
export function ChildMark({ id, always = false }: { id: string; always?: boolean }) {
  const children = useChildren()
  const child = children.find((known) => known.id === id)
  if (!child || (children.length < 2 && !always)) return null
  return <ChildChip name={child.givenName} hue={child.hue} />
}

export function ChildMarks({ of, always = false }: { of: { id: string }[]; always?: boolean }) {
  return of.map(({ id }) => <ChildMark key={id} id={id} always={always} />)
}
