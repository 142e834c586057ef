import { stayUnder } from '@preau/ui/hat'
import { createRootRoute, Outlet, retainSearchParams } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { ParentShell } from '../parent-shell.tsx'
import { idIn } from '../search.ts'

export interface ChildSearch {
  /** The child the feeds are narrowed to; none is all of them. It goes along from tab to tab. */
  enfant?: string | undefined
}

export const Route = createRootRoute({
  // The key itself is left out when nobody is chosen: that is how the next address knows it may keep the last choice.
  validateSearch: ({ enfant }): ChildSearch => (idIn(enfant) ? { enfant: idIn(enfant) } : {}),
  search: { middlewares: [retainSearchParams<ChildSearch>(['enfant'])] },
  beforeLoad: async () => {
    const { account } = await queryClient.ensureQueryData(api.session.current.queryOptions())
    await stayUnder('parent', account.role)
  },
  component: () => (
    <ParentShell>
      <Outlet />
    </ParentShell>
  ),
})
