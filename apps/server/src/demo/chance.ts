import { createHash } from 'node:crypto'

const digest = (words: readonly (string | number)[]) => createHash('sha256').update(words.join('|')).digest()

/** The same number in [0, count) for the same words: the demo tells the same story at each start. */
export const pick = (count: number, ...words: (string | number)[]) => digest(words).readUInt32BE(0) % count

export const oneOf = <T>(list: readonly T[], ...words: (string | number)[]) => list[pick(list.length, ...words)]

/** A request's key made of what it says: a demo cut short goes on where it stopped, and nothing is written twice. */
export function keyOf(...words: (string | number)[]) {
  const hex = digest(words).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Does the work for each item, a few at a time. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 10) {
  const queue = items.values()
  const worker = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
