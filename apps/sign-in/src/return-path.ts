import { appPath } from '@preau/domain/role'

/**
 * Where to go once signed in: the page the person was on, when it belongs to the app they may open, else that app's
 * first page. An address of another site is never followed.
 */
export function returnPath(home: string, search: string, origin: string) {
  const wanted = new URLSearchParams(search).get('retour')
  if (!wanted || !Object.values<string>(appPath).includes(home) || !URL.canParse(wanted, origin)) return home
  const url = new URL(wanted, origin)
  const inside = url.pathname === home || url.pathname.startsWith(`${home}/`)
  return url.origin === origin && inside ? url.pathname + url.search + url.hash : home
}
