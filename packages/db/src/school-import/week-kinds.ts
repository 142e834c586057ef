import type { AlternationRow } from '@preau/domain/school-file'

/** From this many weeks on, a lesson comes every week, exam weeks and trips aside. */
export const everyWeek = 30

/**
 * Which alternations are the A weeks and the B weeks: two lists of Mondays that share none. Which of the two is A, the
 * school's own name says when it ends in a letter or a rank; otherwise the first week of the year is A.
 */
export function weekKinds(rows: AlternationRow[]): Map<string, 'A' | 'B'> {
  const year = new Set(rows.flatMap(({ mondays }) => mondays)).size
  const partial = rows
    .filter(({ mondays }) => mondays.length < Math.min(everyWeek, year) && mondays.length >= year / 4)
    .toSorted((one, other) => (one.mondays[0] ?? '').localeCompare(other.mondays[0] ?? ''))
  const [first, second, ...others] = partial
  if (!first || !second || others.length > 0) return new Map()
  if (first.mondays.some((monday) => second.mondays.includes(monday))) return new Map()
  const swapped = letterOf(first) === 'B' && letterOf(second) === 'A'
  return new Map([
    [first.code, swapped ? 'B' : 'A'],
    [second.code, swapped ? 'A' : 'B'],
  ])
}

function letterOf({ code, label }: AlternationRow): 'A' | 'B' | undefined {
  const last = [label, code].map((name) => /(?:^|[^\p{L}]|Q|S)([AB12])$/iu.exec(name)?.[1]?.toUpperCase())
  const letter = last.find((found) => found !== undefined)
  if (letter === 'A' || letter === '1') return 'A'
  return letter === undefined ? undefined : 'B'
}
