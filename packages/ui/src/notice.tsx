import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type Tone = 'info' | 'success' | 'warning' | 'error'

const look = {
  info: { icon: Info, box: 'border-accent bg-accent-soft', ink: 'text-accent' },
  success: { icon: CircleCheck, box: 'border-success bg-success-soft', ink: 'text-success' },
  warning: { icon: TriangleAlert, box: 'border-warning bg-warning-soft', ink: 'text-warning' },
  error: { icon: CircleAlert, box: 'border-danger bg-danger-soft', ink: 'text-danger' },
} as const

type NoticeProps = { tone?: Tone; title?: string; action?: ReactNode; children: ReactNode; className?: string }

/** What happened, in the page, for as long as it is true. An error interrupts; the rest waits its turn. */
export function Notice({ tone = 'info', title, action, children, className = '' }: NoticeProps) {
  const { icon: Icon, box, ink } = look[tone]
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={`flex items-start gap-3 rounded-fold border-l-4 px-4 py-3 ${box} ${className}`}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-5 flex-none ${ink}`} />
      <div className="grid min-w-0 grow gap-1">
        {title && <p className="font-[650]">{title}</p>}
        <div>{children}</div>
      </div>
      {action}
    </div>
  )
}
