import { ChevronDown, CircleAlert, Eye, EyeOff } from 'lucide-react'
import { type ChangeEventHandler, type ComponentProps, type ReactNode, useId, useState } from 'react'

type FieldProps = {
  label: string
  /** One sentence under the label. */
  description?: ReactNode
  /** What is wrong and how to put it right. */
  error?: string | undefined
  /** Says « (facultatif) » after the label. */
  optional?: boolean
  /** Keeps the label for screen readers only; the place must make it obvious. */
  hideLabel?: boolean
}

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

const box =
  'w-full min-h-(--control-h) rounded-lg border-[1.5px] border-edge bg-surface px-3 py-1.5 text-ink disabled:bg-sunken aria-invalid:border-danger aria-invalid:border-2'

/** A label, a control, and what explains it: all tied together by ids. */
function Field(props: FieldProps & { children: (wiring: Wiring) => ReactNode; className?: string | undefined }) {
  const { label, description, error, optional, hideLabel, children, className = '' } = props
  const id = useId()
  const describedBy = [description && `${id}-about`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`grid content-start gap-1.5 ${className}`}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-[600]'}>
        {label}
        {optional && <span className="font-normal text-quiet"> (facultatif)</span>}
      </label>
      {description && (
        <p id={`${id}-about`} className="text-base text-quiet">
          {description}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined })}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  )
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return children ? (
    <p id={id} className="flex items-start gap-1.5 text-base font-[600] text-danger">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-5 flex-none" />
      <span>{children}</span>
    </p>
  ) : null
}

type Typing = FieldProps &
  Pick<
    ComponentProps<'input'>,
    | 'name'
    | 'value'
    | 'defaultValue'
    | 'required'
    | 'disabled'
    | 'readOnly'
    | 'autoFocus'
    | 'autoComplete'
    | 'autoCapitalize'
    | 'spellCheck'
    | 'inputMode'
    | 'enterKeyHint'
    | 'placeholder'
    | 'maxLength'
    | 'minLength'
    | 'className'
  > & { onChange?: ChangeEventHandler<HTMLInputElement | HTMLTextAreaElement> }

type TextFieldProps = Typing & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number'
  /** More than one makes it a text area. */
  rows?: number
}

/** One line, or several with `rows`. */
export function TextField({ rows, type = 'text', ...props }: TextFieldProps) {
  if (rows) return <TextArea rows={rows} {...props} />
  const { field, control } = apart(props)
  return <Field {...field}>{(wiring) => <input type={type} {...control} {...wiring} className={box} />}</Field>
}

export function TextArea({ rows = 5, ...props }: Typing & { rows?: number }) {
  const { field, control } = apart(props)
  return (
    <Field {...field}>
      {(wiring) => <textarea rows={rows} {...control} {...wiring} className={`${box} leading-normal`} />}
    </Field>
  )
}

/** A password that can be read before it is sent: fewer wrong tries on a phone. */
export function PasswordField(props: Typing) {
  const { field, control } = apart(props)
  const [shown, setShown] = useState(false)
  const word = shown ? 'Masquer le mot de passe' : 'Afficher le mot de passe'
  return (
    <Field {...field}>
      {(wiring) => (
        <div className="relative">
          <input
            autoComplete="current-password"
            {...control}
            {...wiring}
            type={shown ? 'text' : 'password'}
            className={`${box} pr-14`}
          />
          <button
            type="button"
            aria-label={word}
            title={word}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 grid w-12 place-content-center rounded-lg text-accent"
          >
            {shown ? <EyeOff aria-hidden="true" className="size-5" /> : <Eye aria-hidden="true" className="size-5" />}
          </button>
        </div>
      )}
    </Field>
  )
}

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<'select'>, 'children'> & {
    options: { value: string; label: string; disabled?: boolean; group?: string }[]
    /** First line, worth an empty value: « Choisir une classe ». */
    placeholder?: string
  }

export function SelectField({ options, placeholder, ...props }: SelectFieldProps) {
  const { field, control } = apart(props)
  const groups = Map.groupBy(options, (option) => option.group ?? '')
  return (
    <Field {...field}>
      {(wiring) => (
        <div className="relative">
          <select {...control} {...wiring} className={`${box} appearance-none pr-10`}>
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {[...groups].map(([group, lines]) => {
              const choices = lines.map(({ value, label, disabled }) => (
                <option key={value} value={value} disabled={disabled}>
                  {label}
                </option>
              ))
              return group ? (
                <optgroup key={group} label={group}>
                  {choices}
                </optgroup>
              ) : (
                choices
              )
            })}
          </select>
          <ChevronDown
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-3 size-5 -translate-y-1/2 text-quiet"
          />
        </div>
      )}
    </Field>
  )
}

type DateFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'children' | 'type'> & { withTime?: boolean }

/** Native on purpose: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` with the time. */
export function DateField({ withTime = false, ...props }: DateFieldProps) {
  const { field, control } = apart(props)
  return (
    <Field {...field}>
      {(wiring) => <input {...control} {...wiring} type={withTime ? 'datetime-local' : 'date'} className={box} />}
    </Field>
  )
}

type Labels = FieldProps & { className?: string | undefined }

/** What the label needs, and what the control needs. */
function apart<Props extends Labels>({ label, description, error, optional, hideLabel, className, ...control }: Props) {
  return { field: { label, description, error, optional, hideLabel, className }, control }
}

/** After a refused form: the first wrong field takes the focus, and is read out. */
export function focusFirstMistake(form: HTMLFormElement) {
  // A group of radios is wrong as a whole: its first choice stands for it.
  const wrong = '[aria-invalid="true"], fieldset[aria-describedby$="-error"] input'
  requestAnimationFrame(() => form.querySelector<HTMLElement>(wrong)?.focus())
}
