import iconv from 'iconv-lite'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    // Not UTF-8: the caller knows what else it may be.
    return undefined
  }
}

/** The eight places where ISO-8859-15 is not ISO-8859-1. */
const unlike: Record<string, string> = {
  '¤': '€',
  '¦': 'Š',
  '¨': 'š',
  '´': 'Ž',
  '¸': 'ž',
  '¼': 'Œ',
  '½': 'œ',
  '¾': 'Ÿ',
}

/** Old files are ISO-8859-15; bytes 80 to 9F mean nothing there, so a file that has some went through Windows. */
function asLatin(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = buffer.toString('latin1')
  if (/[\u0080-\u009F]/.test(text)) return iconv.decode(buffer, 'win1252')
  return text.replace(/[¤¦¨´¸¼½¾]/g, (letter) => unlike[letter] ?? letter)
}

/** BOMs dropped, however many; UTF-8 when the bytes are, whatever a re-saved file declares; ISO-8859-15 otherwise. */
export function decode(bytes: Uint8Array): string {
  return (asUtf8(bytes) ?? asLatin(bytes)).replace(/^[\uFEFF]+|^(?:ï»¿)+/, '')
}

/** The encoding a file declares must be one of those `decode` tells apart. */
export function knowsEncoding(declared: string): boolean {
  return /^(utf-?8|iso-?8859-?(1|15)|latin-?[19]|windows-1252|cp1252|us-ascii|ascii)$/i.test(declared)
}
