import { ArrowDown, ArrowUp, Camera, Check, FolderOpen, X } from 'lucide-react'
import { type ChangeEvent, type ComponentProps, type ReactNode, useId } from 'react'
import { fileKind } from './attachment.tsx'
import { buttonClass, Glyph, IconButton } from './button.tsx'
import { FieldError } from './form.tsx'
import { fileSize } from './format.ts'

export type PickedFile = {
  id: string
  name: string
  /** In bytes. */
  size: number
  state: 'waiting' | 'sending' | 'paused' | 'sent' | 'refused'
  /** Between 0 and 1. */
  progress: number
  error?: string
  previewUrl?: string | undefined
  /** Given by the server once all has arrived. */
  fileId?: string
}

type FilePickerProps = {
  label: string
  description?: ReactNode
  error?: string | undefined
  files: PickedFile[]
  onAdd: (files: File[]) => void
  onRemove: (id: string) => void
  /** Left out where the order means nothing. */
  onMove?: (id: string, step: -1 | 1) => void
  /** « Prendre une photo » comes first. */
  camera?: boolean
  accept?: string
  max?: number
  disabled?: boolean
}

const everything =
  '.pdf,.png,.jpg,.jpeg,.webp,.heic,.mp3,.m4a,.mp4,.odt,.docx,.ods,.xlsx,.odp,.pptx,.txt,.ggb,.sb3,image/*,audio/*'

/** Photos and files, their order, and how far each has gone. */
export function FilePicker(props: FilePickerProps) {
  const {
    label,
    description,
    error,
    files,
    onAdd,
    onRemove,
    onMove,
    camera = false,
    max = 10,
    disabled = false,
  } = props
  const id = useId()
  const full = disabled || files.length >= max

  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    onAdd([...(event.target.files ?? [])].slice(0, max - files.length))
    event.target.value = ''
  }

  const picking = { accept: props.accept ?? everything, disabled: full, onChange: handleChange }

  return (
    <fieldset className="grid gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 font-[600]">{label}</legend>
      {description && <p className="text-base text-quiet">{description}</p>}
      <div className="flex flex-wrap gap-2">
        {camera && (
          <PickButton icon={<Camera />} word="Prendre une photo" capture="environment" {...picking} accept="image/*" />
        )}
        <PickButton icon={<FolderOpen />} word="Choisir un fichier" multiple {...picking} />
      </div>
      {files.length >= max && <p className="text-base text-quiet">{max} fichiers : c’est le maximum.</p>}
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {files.length > 0 && (
        <ol aria-label={label} className="grid gap-2">
          {files.map((file, index) => (
            <PickedLine
              key={file.id}
              file={file}
              onRemove={() => onRemove(file.id)}
              onUp={index > 0 && onMove ? () => onMove(file.id, -1) : undefined}
              onDown={index < files.length - 1 && onMove ? () => onMove(file.id, 1) : undefined}
            />
          ))}
        </ol>
      )}
      <p role="status" className="sr-only">
        {files.length > 0 && `${files.filter((file) => file.state === 'sent').length} sur ${files.length} envoyés`}
      </p>
    </fieldset>
  )
}

type PickButtonProps = Omit<ComponentProps<'input'>, 'type' | 'className'> & { icon: ReactNode; word: string }

function PickButton({ icon, word, ...input }: PickButtonProps) {
  const look = buttonClass('secondary', input.disabled ? 'opacity-55' : '')
  return (
    <label
      className={`${look} relative overflow-hidden has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
    >
      <Glyph>{icon}</Glyph>
      {word}
      <input {...input} type="file" className="absolute inset-0 cursor-pointer opacity-0" />
    </label>
  )
}

type PickedLineProps = {
  file: PickedFile
  onRemove: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

function PickedLine({ file, onRemove, onUp, onDown }: PickedLineProps) {
  const { icon: Icon } = fileKind(file.name)
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-fold border border-rule bg-surface py-1.5 pr-1 pl-2">
      <span className="grid size-12 flex-none place-content-center overflow-hidden rounded-md bg-sunken">
        {file.previewUrl ? (
          <img src={file.previewUrl} alt="" className="size-12 object-cover" />
        ) : (
          <Icon aria-hidden="true" className="size-6 text-quiet" />
        )}
      </span>
      <div className="grid min-w-[7rem] flex-1 gap-0.5">
        <p className="truncate font-[600]">{file.name}</p>
        <p className={`text-sm ${file.state === 'refused' ? 'font-[600] text-danger' : 'text-quiet'}`}>
          <StateWords {...file} />
        </p>
        {(file.state === 'sending' || file.state === 'paused') && (
          <progress className="bar !h-1.5" value={file.progress} max={1} aria-label={`Envoi de ${file.name}`} />
        )}
      </div>
      <div className="ml-auto flex">
        {onUp && <IconButton icon={<ArrowUp />} label={`Monter ${file.name}`} onClick={onUp} />}
        {onDown && <IconButton icon={<ArrowDown />} label={`Descendre ${file.name}`} onClick={onDown} />}
        <IconButton icon={<X />} label={`Retirer ${file.name}`} onClick={onRemove} />
      </div>
    </li>
  )
}

function StateWords({ state, size, progress, error }: PickedFile) {
  if (state === 'refused') return error ?? 'Ce fichier n’a pas été accepté.'
  if (state === 'waiting') return 'En préparation…'
  if (state === 'sending') return `Envoi… ${Math.round(progress * 100)} % de ${fileSize(size)}`
  if (state === 'paused') return 'Connexion perdue. L’envoi reprendra tout seul.'
  return (
    <span className="inline-flex items-center gap-1 text-success">
      <Check aria-hidden="true" className="size-4" />
      Envoyé · {fileSize(size)}
    </span>
  )
}
