import { queryClient } from './api.ts'

/** Waits a little for what is still being saved: a page never opens on older words. */
export function allSaved() {
  const cache = queryClient.getMutationCache()
  return new Promise<void>((resolve) => {
    const stop = cache.subscribe(check)
    const timer = setTimeout(end, 3000)
    function end() {
      clearTimeout(timer)
      stop()
      resolve()
    }
    function check() {
      if (queryClient.isMutating() === 0) end()
    }
    check()
  })
}
