import { open } from 'node:fs/promises'
import { typeOfName } from '@preau/domain/file-type'
import { fileTypeFromFile } from 'file-type'

/** Text, as far as the eye can see: no zero byte, and nothing a known format begins with. */
async function isText(path: string) {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return !buffer.subarray(0, bytesRead).includes(0)
  } finally {
    await handle.close()
  }
}

/** The type its name announces, if its bytes agree. */
export async function checkedType(path: string, name: string) {
  const type = typeOfName(name)
  if (!type) return undefined
  const found = await fileTypeFromFile(path, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
  if (type.magic.length === 0) return !found && (await isText(path)) ? type : undefined
  return found && type.magic.includes(found.ext) ? type : undefined
}
