import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const look: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:bg-accent-strong hover:border-accent-strong',
  secondary: 'border-accent bg-surface text-accent hover:bg-accent-soft',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-accent-soft',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-soft',
}

/** The same look for a link: `<Link className={buttonClass('secondary')} to="/devoirs">`. */
export function buttonClass(variant: ButtonVariant = 'primary', className = '') {
  return `no-print inline-flex min-h-(--control-h) select-none items-center justify-center gap-2 rounded-xl border-2 px-4 py-1.5 text-center font-[650] leading-tight transition-colors disabled:opacity-55 aria-disabled:opacity-55 ${look[variant]} ${className}`
}

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  /** Keeps the focus and the words, and takes no second press. */
  pending?: boolean
  /** A lucide icon; it goes before the words. */
  icon?: ReactNode
}

/** Submits its form, unless it has its own `onClick`. */
export function Button({ variant, pending = false, icon, className, children, onClick, type, ...props }: ButtonProps) {
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (pending) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...props}
      type={type ?? (onClick ? 'button' : 'submit')}
      aria-disabled={pending || undefined}
      onClick={handleClick}
      className={buttonClass(variant, className)}
    >
      <Glyph>{pending ? <LoaderCircle className="animate-spin" /> : icon}</Glyph>
      {children}
    </button>
  )
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> & { label: string; icon: ReactNode }

/** An icon alone, for places where the word would not fit; the word is still its name and its tooltip. */
export function IconButton({ label, icon, variant = 'quiet', className = '', ...props }: IconButtonProps) {
  return (
    <Button
      {...props}
      variant={variant}
      aria-label={label}
      title={label}
      icon={icon}
      className={`min-w-(--control-h) px-1.5 ${className}`}
    />
  )
}

/** Every icon is 20 px and silent: the word beside it speaks. */
export function Glyph({ children }: { children: ReactNode }) {
  return children ? (
    <span aria-hidden="true" className="flex-none [&>svg]:size-5">
      {children}
    </span>
  ) : null
}
