import { createRootRoute, Outlet } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { StudentShell } from '../student-shell.tsx'

export const Route = createRootRoute({
  loader: () => queryClient.ensureQueryData(api.session.current.queryOptions()),
  component: () => (
    <StudentShell>
      <Outlet />
    </StudentShell>
  ),
})
