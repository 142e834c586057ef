/** At most this many points: a photo, not a bomb. */
const pointLimit = 40_000_000

let last: Promise<unknown> = Promise.resolve()

/** Loaded with the first picture, and taught to read three formats only. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

/**
 * Draws the picture again, upright, without what was written beside it; false when it cannot be read. One at a time:
 * a class that hands in thirty photos at once must not fill the memory.
 */
export function redraw(from: string, to: string, mediaType: string) {
  const drawn = last.then(async () => {
    const sharp = await loadSharp()
    const picture = sharp(from, { limitInputPixels: pointLimit, failOn: 'error', sequentialRead: true }).autoOrient()
    try {
      if (mediaType === 'image/png') await picture.png({ compressionLevel: 7 }).toFile(to)
      else if (mediaType === 'image/webp') await picture.webp({ quality: 85 }).toFile(to)
      else await picture.jpeg({ quality: 86 }).toFile(to)
      return true
    } catch {
      return false
    }
  })
  last = drawn.catch(() => {})
  return drawn
}
