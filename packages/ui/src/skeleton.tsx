/** Nothing for 300 ms, then the outline of what comes. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <div role="status" className="late grid gap-3">
      <span className="sr-only">Chargement…</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden="true" className="cover grid gap-2 px-4 py-4">
          <div className="shimmer h-4 w-24" />
          <div className="shimmer h-5 w-3/4" />
          <div className="shimmer h-4 w-1/2" />
        </div>
      ))}
    </div>
  )
}

/** A router's `pendingComponent`: the page's header and three cards. */
export function ScreenSkeleton() {
  return (
    <div className="late">
      <h1 className="sr-only">Page en cours de chargement</h1>
      <div className="ruled px-(--gutter) pt-6 pb-4">
        <div className="shimmer h-8 w-56" />
        <div className="shimmer mt-2 h-4 w-40" />
      </div>
      <div className="max-w-[46rem] px-(--gutter) pt-5">
        <Skeleton />
      </div>
    </div>
  )
}
