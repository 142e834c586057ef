import { useId } from 'react'

/** The words first, then the bar: « 1 devoir fait sur 3 ». */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id}>{label}</label>
      <progress id={id} className="bar" value={value} max={Math.max(max, 1)}>
        {label}
      </progress>
    </div>
  )
}
