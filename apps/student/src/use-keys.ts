import { useEffect } from 'react'

/** Keys of a whole screen; they say nothing while someone types or a sheet is open. */
export function useKeys(keys: Partial<Record<string, () => void>>) {
  useEffect(() => {
    function handleKey(event: KeyboardEvent) {
      const act = keys[event.key]
      const { target } = event
      const typing = target instanceof Element && target.closest('input, textarea, select, dialog, [role="tablist"]')
      if (!act || typing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [keys])
}
