import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { School } from '@preau/api/school'
import { saveFile } from '@preau/db/file'
import sharp from 'sharp'
import { keptDirOf } from '../files/store.ts'
import { keyOf, pick } from './chance.ts'

const width = 900
const height = 1200
const line = 40

const rules = Array.from({ length: height / line }, (_, row) => {
  const y = (row + 1) * line
  return `<path d="M0 ${y}H${width}" stroke="#b9c6e4" stroke-width="${row % 4 === 3 ? 2 : 0.7}"/>`
})

/** Strokes that look like a line of handwriting; no letters, so that no font is needed. */
function scribble(seed: string, row: number) {
  const words = Array.from({ length: 4 + pick(3, seed, row) }, (_, word) => {
    const strokes = Array.from({ length: 5 + pick(6, seed, row, word) }, (_, stroke) => {
      const up = 8 + pick(14, seed, row, word, stroke)
      return `q5 -${up} 9 0 t7 2`
    })
    return `m${18 + pick(14, seed, word)} 0 ${strokes.join(' ')}`
  })
  return `<path d="M150 ${(row + 4) * line - 4} ${words.join(' ')}" fill="none" stroke="#2c3f8f" stroke-width="2.6" stroke-linecap="round"/>`
}

const drawings = [
  '<g fill="none" stroke="#444" stroke-width="3"><path d="M240 1080L620 1080L470 820Z"/><circle cx="240" cy="1080" r="190" stroke-dasharray="4 8"/></g>',
  '<g fill="none" stroke="#3a7d44" stroke-width="3"><path d="M430 1110C420 1000 440 930 430 860"/><ellipse cx="430" cy="800" rx="34" ry="60"/><ellipse cx="360" cy="850" rx="60" ry="28"/><ellipse cx="500" cy="850" rx="60" ry="28"/></g>',
  '<g fill="none" stroke="#444" stroke-width="3"><path d="M220 1110V820M220 1110H680"/><path d="M230 1080L330 1010L430 1030L530 900L640 860" stroke="#c22745"/></g>',
]

const page = (seed: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <rect width="${width}" height="${height}" fill="#fdfcf6"/>${rules.join('')}
  <path d="M120 0V${height}" stroke="#e2778a" stroke-width="2"/>
  ${Array.from({ length: 13 }, (_, row) => scribble(seed, row)).join('')}${drawings[pick(drawings.length, seed)]}</svg>`

const drawn = new Map<string, Promise<Buffer>>()

/** One of a few pages of an exercise book, as a phone would have taken it. */
function photo(seed: string) {
  const kept =
    drawn.get(seed) ??
    sharp(Buffer.from(page(seed)))
      .resize(660)
      .jpeg({ quality: 60 })
      .toBuffer()
  drawn.set(seed, kept)
  return kept
}

/** A page this person sent from a phone; the same one at each start. Answers the file's id. */
export async function storePage({ db, filesDir }: School, ownerId: string, about: string, name: string, at: Date) {
  const id = keyOf('page', ownerId, about)
  const bytes = await photo(`page ${pick(6, about, ownerId)}`)
  await mkdir(keptDirOf(filesDir), { recursive: true, mode: 0o700 })
  await writeFile(join(keptDirOf(filesDir), id), bytes, { mode: 0o600 })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await saveFile(db, { id, ownerId, name, mediaType: 'image/jpeg', size: bytes.length, sha256, storedAt: at })
  return id
}
