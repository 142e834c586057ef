import { lazy, Suspense } from 'react'

const Sheet = lazy(() => import('./lesson-sheet.tsx').then(({ LessonSheet }) => ({ default: LessonSheet })))

/** Comes with the first lesson that is opened. */
export function LessonSheet(props: { childId: string; slotId: string; date: string; onClose: () => void }) {
  return (
    <Suspense>
      <Sheet {...props} />
    </Suspense>
  )
}
