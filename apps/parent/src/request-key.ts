import { useCallback, useRef } from 'react'

/** The same content sent again keeps its key, so a retry never makes two; changed content is another request. */
export function useRequestKey() {
  const last = useRef({ content: '', key: '' })
  return useCallback((...parts: unknown[]) => {
    const content = JSON.stringify(parts)
    if (last.current.content !== content) last.current = { content, key: crypto.randomUUID() }
    return last.current.key
  }, [])
}
