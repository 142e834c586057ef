import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Unreadable } from './notebook.ts'

export const largestFile = 50 * 1024 * 1024
const mostEntries = 20
const highestRatio = 100

export type Unzipped = { name: string; bytes: Uint8Array }

/** The files a zip holds, in memory, `room` bytes in all: nothing is ever written under a name the zip gives. */
export async function unzip(bytes: Uint8Array, room = largestFile): Promise<Unzipped[]> {
  const zip = await open(bytes)
  try {
    if (zip.entryCount > mostEntries)
      throw new Unreadable(
        'archive',
        `L’archive contient plus de ${mostEntries} fichiers. Déposez les exports un par un.`,
      )
    const files: Unzipped[] = []
    let left = room
    for await (const entry of zip.eachEntry()) {
      if (isAside(entry.fileName)) continue
      check(entry, left)
      const file = { name: entry.fileName, bytes: await inflate(zip, entry) }
      left -= file.bytes.length
      files.push(file)
    }
    return files
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('archive', broken)
  } finally {
    zip.close()
  }
}

const broken = 'L’archive est abîmée ou refusée par sécurité. Exportez-la à nouveau.'

async function open(bytes: Uint8Array): Promise<ZipFile> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    // yauzl itself refuses names that are absolute or climb with `..`, and sizes that lie.
    return await fromBufferPromise(buffer, {
      strictFileNames: true,
      validateEntrySizes: true,
      lazyEntries: true,
      autoClose: false,
    })
  } catch {
    throw new Unreadable('archive', broken)
  }
}

/** Folders, and what a Mac adds to a zip. */
function isAside(name: string): boolean {
  return name.endsWith('/') || name.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|Thumbs\.db)$/.test(name)
}

function check(entry: Entry, room: number): void {
  const refuse = (reason: string) => new Unreadable(entry.fileName, reason)
  const mode = entry.externalFileAttributes >>> 16
  if ((mode & 0o170000) === 0o120000) throw refuse('L’archive contient un lien, refusé par sécurité.')
  if (entry.generalPurposeBitFlag & 1) throw refuse('L’archive est protégée par un mot de passe. Ôtez-le.')
  if (entry.uncompressedSize > room) throw refuse('L’archive dépasse 50 Mo une fois ouverte.')
  if (entry.uncompressedSize > Math.max(entry.compressedSize, 1) * highestRatio)
    throw refuse('Le fichier est compressé au-delà du plausible : refusé par sécurité.')
}

async function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
