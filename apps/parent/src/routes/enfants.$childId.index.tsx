import { createFileRoute, notFound, redirect } from '@tanstack/react-router'
import { firstPageOf } from '../children.ts'
import { idIn } from '../search.ts'

export const Route = createFileRoute('/enfants/$childId/')({
  loader: async ({ params: { childId } }) => {
    if (!idIn(childId)) throw notFound()
    throw redirect({ ...(await firstPageOf(childId)), replace: true })
  },
})
