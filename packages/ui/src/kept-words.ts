import { useEffect } from 'react'

interface Kept {
  who: string
  path: string
  words: Record<string, string>
}

const drawer = 'mots-gardes'
const patience = 5000
let owner: string | undefined

/** Fields one writes in, each under its label; never a password, never a search. */
function written() {
  const seen = new Map<string, number>()
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'main textarea, main input[type="text"], main input[type="url"], main input:not([type])',
  )
  return [...fields].map((field) => {
    const label = field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? ''
    const rank = seen.get(label) ?? 0
    seen.set(label, rank + 1)
    return { key: `${label}#${rank}`, field }
  })
}

/** The session ended under someone's pen: what is on the page waits for this person to come back to it. */
export function keepWords() {
  if (!owner) return
  const words = Object.fromEntries(written().flatMap(({ key, field }) => (field.value ? [[key, field.value]] : [])))
  if (Object.keys(words).length === 0) return
  const kept: Kept = { who: owner, path: window.location.pathname, words }
  sessionStorage.setItem(drawer, JSON.stringify(kept))
}

/** Puts the words back where they were, once their fields are there. */
export function useKeptWords(accountId: string) {
  useEffect(() => {
    owner = accountId
    const raw = sessionStorage.getItem(drawer)
    if (!raw) return
    const { who, path, words }: Kept = JSON.parse(raw)
    sessionStorage.removeItem(drawer)
    if (who !== accountId || path !== window.location.pathname) return
    const waiting = new Map(Object.entries(words))
    function fill() {
      for (const { key, field } of written()) {
        const word = waiting.get(key)
        if (word === undefined) continue
        waiting.delete(key)
        if (field.value !== word) write(field, word)
      }
    }
    const watch = new MutationObserver(fill)
    watch.observe(document.body, { childList: true, subtree: true })
    const over = setTimeout(() => watch.disconnect(), patience)
    fill()
    return () => {
      clearTimeout(over)
      watch.disconnect()
    }
  }, [accountId])
}

/** As if it had been typed: React hears it, whoever holds the value. */
function write(field: HTMLInputElement | HTMLTextAreaElement, word: string) {
  const own = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(own, 'value')?.set?.call(field, word)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
