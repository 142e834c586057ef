import { useEffect, useRef } from 'react'

/** Saves once the fingers rest, and when the page is left; `saved` is what was last sent. */
export function useAutosave(current: string, saved: string, save: () => void) {
  const latest = useRef({ dirty: false, save })
  useEffect(() => {
    latest.current = { dirty: current !== saved, save }
  })
  useEffect(() => {
    if (current === saved) return
    const timer = setTimeout(() => latest.current.save(), 1000)
    return () => clearTimeout(timer)
  }, [current, saved])
  useEffect(
    () => () => {
      if (latest.current.dirty) latest.current.save()
    },
    [],
  )
}
