/** So many calls a minute for each person, kept in memory: a bucket that fills again as time goes by. */
export function openAllowance(perMinute: number) {
  const buckets = new Map<string, { left: number; at: number }>()
  return (who: string, calls: number) => {
    const now = Date.now()
    if (buckets.size > 10_000) buckets.clear()
    const known = buckets.get(who) ?? { left: perMinute, at: now }
    const left = Math.min(perMinute, known.left + ((now - known.at) * perMinute) / 60_000) - calls
    if (left < 0) return false
    buckets.set(who, { left, at: now })
    return true
  }
}
