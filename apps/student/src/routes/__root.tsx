import { stayUnder } from '@preau/ui/hat'
import { createRootRoute, Outlet } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { StudentShell } from '../student-shell.tsx'

export const Route = createRootRoute({
  beforeLoad: async () => {
    const { account } = await queryClient.ensureQueryData(api.session.current.queryOptions())
    await stayUnder('student', account.role)
  },
  component: () => (
    <StudentShell>
      <Outlet />
    </StudentShell>
  ),
})
