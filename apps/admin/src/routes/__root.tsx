import { stayUnder } from '@preau/ui/hat'
import { ScreenSkeleton } from '@preau/ui/skeleton'
import { createRootRoute, Outlet } from '@tanstack/react-router'
import { AdminShell } from '../admin-shell.tsx'
import { api, queryClient } from '../api.ts'
import { BrokenScreen, LostScreen } from '../broken-screen.tsx'

export const Route = createRootRoute({
  beforeLoad: async () => {
    const { account } = await queryClient.ensureQueryData(api.session.current.queryOptions())
    await stayUnder('admin', account.role)
  },
  component: () => (
    <AdminShell>
      <Outlet />
    </AdminShell>
  ),
  pendingComponent: ScreenSkeleton,
  // Around no shell: without a session there are no tabs to show.
  errorComponent: (problem) => (
    <main>
      <BrokenScreen {...problem} />
    </main>
  ),
  notFoundComponent: LostScreen,
})
