/** What an address may carry: anything else is as if it were not there. */
export const idIn = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined

/** One of these words, or nothing. */
export const wordIn = <Word extends string>(value: unknown, words: readonly Word[]) =>
  words.find((word) => word === value)

/** A few words typed in a search box; the router reads figures alone as a number. */
export const textIn = (value: unknown) => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 80).trim() : ''
  return text === '' ? undefined : text
}
