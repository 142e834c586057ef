import { PlainShell } from '@preau/ui/shell'
import { ScreenSkeleton } from '@preau/ui/skeleton'
import { createRootRoute, type ErrorComponentProps, Outlet } from '@tanstack/react-router'
import { api, queryClient } from '../api.ts'
import { BrokenScreen } from '../broken.tsx'
import { TeacherShell } from '../teacher-shell.tsx'

export const Route = createRootRoute({
  loader: () =>
    Promise.all([
      queryClient.ensureQueryData(api.session.current.queryOptions()),
      queryClient.ensureQueryData(api.teaching.mine.queryOptions()),
    ]),
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
