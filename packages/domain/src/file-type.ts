import type { Role } from './role.ts'

export interface FileType {
  mediaType: string
  /** What the first bytes must be, as the `file-type` library names it; none for plain text. */
  magic: string[]
  /** Shown in the browser; the others are only ever saved. */
  inline?: boolean
  /** Drawn again on arrival: what the camera wrote beside the picture, places included, stays behind. */
  image?: boolean
}

/** What may be joined to work, a message or a lesson; anything else is refused. */
const fileTypes: Partial<Record<string, FileType>> = {
  pdf: { mediaType: 'application/pdf', magic: ['pdf'], inline: true },
  png: { mediaType: 'image/png', magic: ['png'], inline: true, image: true },
  jpg: { mediaType: 'image/jpeg', magic: ['jpg'], inline: true, image: true },
  jpeg: { mediaType: 'image/jpeg', magic: ['jpg'], inline: true, image: true },
  webp: { mediaType: 'image/webp', magic: ['webp'], inline: true, image: true },
  mp3: { mediaType: 'audio/mpeg', magic: ['mp3'], inline: true },
  m4a: { mediaType: 'audio/mp4', magic: ['m4a', 'mp4'], inline: true },
  mp4: { mediaType: 'video/mp4', magic: ['mp4', 'm4v'], inline: true },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', magic: ['odt'] },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', magic: ['ods'] },
  odp: { mediaType: 'application/vnd.oasis.opendocument.presentation', magic: ['odp'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', magic: ['docx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', magic: ['xlsx'] },
  pptx: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', magic: ['pptx'] },
  txt: { mediaType: 'text/plain', magic: [] },
  ggb: { mediaType: 'application/vnd.geogebra.file', magic: ['zip'] },
  sb3: { mediaType: 'application/x.scratch.sb3', magic: ['zip'] },
}

const extensionOf = (name: string) => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

export const typeOfName = (name: string) => fileTypes[extensionOf(name)]

export const isInline = (mediaType: string) =>
  Object.values(fileTypes).some((type) => type?.mediaType === mediaType && type.inline)

const mega = 1_000_000

/** The largest file each may send, in bytes. */
export const fileLimit: Record<Role, number> = {
  student: 25 * mega,
  parent: 10 * mega,
  teacher: 100 * mega,
  admin: 100 * mega,
}

/** What a pupil may keep in a school year, in bytes. */
export const yearLimit = 1000 * mega

/** Uploads begun in ten minutes. */
export const uploadLimit: Record<Role, number> = { student: 20, parent: 20, teacher: 60, admin: 60 }

/** A name fit for any disk and any header: no path, no control sign, no trick of direction, not endless. */
export function tidyName(name: string) {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '').trim()
  const extension = extensionOf(plain)
  const stem = extension ? plain.slice(0, -extension.length - 1) : plain
  return `${stem.replace(/^\.+/, '').slice(0, 100).trim() || 'fichier'}${extension ? `.${extension}` : ''}`
}
