import { keepWords } from '@preau/ui/kept-words'
import type { QueryClient } from '@tanstack/react-query'

// Someone who leaves on purpose is not asked to come back to where they were: the next one may be somebody else.
let leaving = false

/** The session has ended: the page forgets what it knew, and comes back to the same place after signing in. */
export function goToSignIn(queryClient: QueryClient) {
  if (leaving) return
  leaving = true
  keepWords()
  const { pathname, search } = window.location
  queryClient.clear()
  window.location.replace(`/connexion?${new URLSearchParams({ retour: pathname + search })}`)
}

/** Before signing out, or changing hats: nothing of the school stays in the browser. */
export async function forgetEverything() {
  leaving = true
  sessionStorage.clear()
  if (!('caches' in window)) return
  for (const name of await caches.keys()) await caches.delete(name)
}

/** The server was not reached: the session is still open, and so is the page. */
export function stayHere() {
  leaving = false
}
