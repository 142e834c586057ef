import type { Hue } from '@preau/domain/hue'
import { useSuspenseQuery } from '@tanstack/react-query'
import { notFound, useSearch } from '@tanstack/react-router'
import { api, queryClient } from './api.ts'

// Far apart on the circle: brothers and sisters must not look alike.
const hues: Hue[] = ['encre', 'orange', 'prairie', 'orchidee', 'lagon', 'moutarde']

const hueAt = (index: number): Hue => hues[index % hues.length] ?? 'encre'

export interface Child {
  id: string
  givenName: string
  divisionName: string | null
  hue: Hue
}

/** The children this parent answers for today, each with a colour of their own. */
export function useChildren(): Child[] {
  const { data } = useSuspenseQuery(api.session.current.queryOptions())
  return data.children.map(({ id, givenName, divisionName }, index) => ({
    id,
    givenName,
    divisionName,
    hue: hueAt(index),
  }))
}

/** The child a page is about; a child whose right has ended is no longer there. */
export function useChild(childId: string) {
  const child = useChildren().find(({ id }) => id === childId)
  if (!child) throw notFound()
  return child
}

/** Whom the feeds are about: the chosen child, or all of them. */
export function useChosen() {
  const { enfant } = useSearch({ from: '__root__' })
  const children = useChildren()
  const chosen = children.filter(({ id }) => id === enfant)
  return chosen.length > 0 ? chosen : children
}

/** Where a child's pages begin: an école keeps no timetable. */
export async function firstPageOf(childId: string) {
  const { school } = await queryClient.ensureQueryData(api.session.current.queryOptions())
  const to = school.kind === 'college' ? '/enfants/$childId/semaine' : '/enfants/$childId/devoirs'
  return { to, params: { childId } } as const
}
