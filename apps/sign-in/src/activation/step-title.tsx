import { type ReactNode, useEffect, useRef } from 'react'

/** Each step takes the focus to its own title: the button that led here is gone. */
export function StepTitle({ children }: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <h2 ref={title} tabIndex={-1} className="text-lg outline-none">
      {children}
    </h2>
  )
}
