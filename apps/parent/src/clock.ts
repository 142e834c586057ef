import { dayOf, hourOf } from '@preau/domain/day'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from './api.ts'

/** The school's time, kept current: the demo's clock stands still, the others walk. */
export function useNow() {
  const { data, dataUpdatedAt } = useSuspenseQuery(api.session.current.queryOptions())
  const [elapsed, setElapsed] = useState(() => Date.now() - dataUpdatedAt)
  useEffect(() => {
    const tick = () => setElapsed(Date.now() - dataUpdatedAt)
    tick()
    const timer = setInterval(tick, 15_000)
    return () => clearInterval(timer)
  }, [dataUpdatedAt])
  const { now, stopped } = data.clock
  const moment = new Date(new Date(now).getTime() + (stopped ? 0 : elapsed))
  return { now: moment, today: dayOf(moment), hour: hourOf(moment) }
}
