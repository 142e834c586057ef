import { useState } from 'react'

/** What is being written survives a reload or a session that ends; signing out forgets it. */
export function useDraft(accountId: string, what: string) {
  const key = `brouillon:${accountId}:${what}`
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '')
  function change(next: string) {
    setText(next)
    if (next) sessionStorage.setItem(key, next)
    else sessionStorage.removeItem(key)
  }
  return [text, change] as const
}
