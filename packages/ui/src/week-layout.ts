import { minutesOf } from './format.ts'

type Span = { startsAt: string; endsAt: string }

/** The stretches of the week in which somebody has a lesson; breaks that nobody works through are left out. */
export function bandsOf(lessons: Span[]) {
  const edges = [...new Set(lessons.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))].sort()
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index] ?? to
    return lessons.some(({ startsAt, endsAt }) => startsAt <= from && endsAt >= to)
      ? { from, to, minutes: minutesOf(to) - minutesOf(from) }
      : []
  })
}

/** The hours written at the left: where a lesson starts, unless the one before is too close to be read. */
export function hourMarks(lessons: Span[]) {
  const starts = new Set(lessons.map(({ startsAt }) => startsAt))
  let last = -60
  return bandsOf(lessons).flatMap(({ from }, band) => {
    if (!starts.has(from) || minutesOf(from) - last < 20) return []
    last = minutesOf(from)
    return { hour: from, band }
  })
}

/**
 * Where each lesson of one day goes: its first band, how many it lasts, and its lane when groups run side by side.
 * `columns` is what the day must be cut into for every lane to have its share.
 */
export function placeDay<Lesson extends Span>(lessons: Lesson[], bands: { from: string; to: string }[]) {
  const sorted = lessons.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.endsAt.localeCompare(b.endsAt))
  const bunches: { lesson: Lesson; lane: number }[][] = []
  let until = ''
  for (const lesson of sorted) {
    if (lesson.startsAt >= until) bunches.push([])
    const bunch = bunches.at(-1) ?? []
    const taken = new Set(bunch.filter((other) => other.lesson.endsAt > lesson.startsAt).map((other) => other.lane))
    let lane = 0
    while (taken.has(lane)) lane += 1
    bunch.push({ lesson, lane })
    if (lesson.endsAt > until) until = lesson.endsAt
  }
  const widths = bunches.map((bunch) => Math.max(...bunch.map(({ lane }) => lane)) + 1)
  const columns = widths.reduce(leastCommonMultiple, 1)
  const places = bunches.flatMap((bunch, index) =>
    bunch.map(({ lesson, lane }) => {
      const width = columns / (widths[index] ?? 1)
      const band = bands.findIndex(({ from }) => from === lesson.startsAt)
      const span = bands.findIndex(({ to }) => to === lesson.endsAt) - band + 1
      return { lesson, band, span, column: lane * width, width }
    }),
  )
  return { columns, places }
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))
const leastCommonMultiple = (a: number, b: number) => (a * b) / greatestCommonDivisor(a, b)
