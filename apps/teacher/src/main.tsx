import '@preau/ui/adult.css'
import { ScreenSkeleton } from '@preau/ui/skeleton'
import { applyTheme } from '@preau/ui/theme'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api.ts'
import { BrokenScreen, LostScreen } from './broken.tsx'
import { routeTree } from './route-tree.gen.ts'

applyTheme()

const router = createRouter({
  routeTree,
  basepath: '/enseignant',
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingComponent: ScreenSkeleton,
  defaultErrorComponent: BrokenScreen,
  defaultNotFoundComponent: LostScreen,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

// A page that the browser kept alive after signing out must ask again who is there.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload()
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
