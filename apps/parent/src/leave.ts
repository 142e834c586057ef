import type { QueryClient } from '@tanstack/react-query'

/** The session has ended: the page forgets what it knew, and comes back to the same place after signing in. */
export function goToSignIn(queryClient: QueryClient) {
  const { pathname, search } = window.location
  queryClient.clear()
  window.location.replace(`/connexion?${new URLSearchParams({ retour: pathname + search })}`)
}

/** Before signing out: nothing of the children stays in the browser. */
export async function forgetEverything() {
  sessionStorage.clear()
  if (!('caches' in window)) return
  for (const name of await caches.keys()) await caches.delete(name)
}
