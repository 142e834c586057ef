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

/** Old files are ISO-8859-15; bytes 80 to 9F mean nothing there, so a file that has some went through Windows. */
function asLatin(bytes: Uint8Array): string {
  const windows = bytes.some((byte) => byte >= 0x80 && byte <= 0x9f)
  return iconv.decode(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    windows ? 'win1252' : 'iso-8859-15',
  )
}

/** BOMs dropped, however many; UTF-8 when the bytes are, whatever a re-saved file declares; ISO-8859-15 otherwise. */
export function decode(bytes: Uint8Array): string {
  return (asUtf8(bytes) ?? asLatin(bytes)).replace(/^[\uFEFF]+|^(?:ï»¿)+/, '')
}

/** The encoding a file declares must be one of those `decode` tells apart. */
export function knowsEncoding(declared: string): boolean {
  return /^(utf-?8|iso-?8859-?(1|15)|latin-?[19]|windows-1252|cp1252|us-ascii|ascii)$/i.test(declared)
}
