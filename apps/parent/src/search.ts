import { isDay } from '@preau/domain/day'

/** What an address may carry: anything else is as if it were not there. */
export interface LessonSearch {
  cours?: string | undefined
  jour?: string | undefined
}

export const dayIn = (value: unknown) => (typeof value === 'string' && isDay(value) ? value : undefined)
export const idIn = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined

/** One of these words, or nothing. */
export const wordIn = <Word extends string>(value: unknown, words: readonly Word[]) =>
  words.find((word) => word === value)

/** A lesson's sheet is open when the address names its slot and its day. */
export const lessonSearch = ({ cours, jour }: Record<string, unknown>): LessonSearch => ({
  cours: idIn(cours),
  jour: dayIn(jour),
})
