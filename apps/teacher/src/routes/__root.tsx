import { stayUnder } from '@preau/ui/hat'
import { PlainShell } from '@preau/ui/shell'
import { ScreenSkeleton } from '@preau/ui/skeleton'
import { createRootRoute, type ErrorComponentProps, Outlet } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { BrokenScreen } from '../broken.tsx'
import { TeacherShell } from '../teacher-shell.tsx'

export const Route = createRootRoute({
  beforeLoad: async () => {
    const { account } = await queryClient.ensureQueryData(api.session.current.queryOptions())
    await stayUnder('teacher', account.role)
  },
  loader: () => queryClient.ensureQueryData(api.teaching.mine.queryOptions()),
  component: () => (
    <TeacherShell>
      <Outlet />
    </TeacherShell>
  ),
  pendingComponent: ScreenSkeleton,
  errorComponent: (props: ErrorComponentProps) => (
    <PlainShell>
      <BrokenScreen {...props} />
    </PlainShell>
  ),
})
