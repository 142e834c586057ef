import { type ComponentProps, type ReactNode, useId } from 'react'
import { FieldError } from './form.tsx'

type CheckFieldProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  label: ReactNode
  description?: ReactNode
  error?: string | undefined
}

export function CheckField({ label, description, error, className = '', ...input }: CheckFieldProps) {
  const id = useId()
  const describedBy = [description && `${id}-about`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`grid gap-1 ${className}`}>
      <label className="flex min-h-(--target-h) items-center gap-3">
        <input
          {...input}
          type="checkbox"
          className="box"
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
        />
        <span>{label}</span>
      </label>
      {description && (
        <p id={`${id}-about`} className="pl-9 text-base text-quiet">
          {description}
        </p>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  )
}

type RadioGroupProps = {
  legend: string
  name: string
  options: { value: string; label: ReactNode; description?: ReactNode; disabled?: boolean }[]
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  error?: string | undefined
  hideLegend?: boolean
  /** Side by side from 600 px. */
  inline?: boolean
  className?: string
}

export function RadioGroup(props: RadioGroupProps) {
  const { legend, name, options, value, defaultValue, onChange, error, hideLegend, inline, className = '' } = props
  const id = useId()
  return (
    <fieldset className={className} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={hideLegend ? 'sr-only' : 'mb-1.5 font-[600]'}>{legend}</legend>
      <div className={`grid gap-x-6 gap-y-1 ${inline ? 'sm:flex sm:flex-wrap' : ''}`}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-(--target-h) items-start gap-3 py-2">
            <input
              type="radio"
              className="box"
              name={name}
              value={option.value}
              disabled={option.disabled}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
              onChange={() => onChange?.(option.value)}
            />
            <span className="grid">
              <span>{option.label}</span>
              {option.description && <span className="text-base text-quiet">{option.description}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  )
}
