export type Theme = 'system' | 'light' | 'dark'

const key = 'preau-theme'

/** Light or dark is a taste of the device, not a fact about a person: it may stay in the browser. */
export function readTheme(): Theme {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function keepTheme(theme: Theme) {
  if (theme === 'system') localStorage.removeItem(key)
  else localStorage.setItem(key, theme)
  applyTheme(theme)
}

/** Call it first in `main.tsx`, before React draws. */
export function applyTheme(theme: Theme = readTheme()) {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
