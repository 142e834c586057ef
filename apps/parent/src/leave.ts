import type { QueryClient } from '@tanstack/react-query'

// Leaving on purpose ends the session too: whoever comes next is not brought to this person's page.
let leaving = false

/** The session has ended: the page forgets what it knew, and comes back to the same place after signing in. */
export function goToSignIn(queryClient: QueryClient) {
  const { pathname, search } = window.location
  queryClient.clear()
  if (leaving) return window.location.replace('/connexion')
  window.location.replace(`/connexion?${new URLSearchParams({ retour: pathname + search })}`)
}

/** Before signing out: nothing of the children stays in the browser. */
export async function forgetEverything() {
  leaving = true
  sessionStorage.clear()
  if (!('caches' in window)) return
  for (const name of await caches.keys()) await caches.delete(name)
}

/** Leaving did not go through: the session goes on. */
export function stay() {
  leaving = false
}
