import type { Page } from '@playwright/test'

/** A picture as a phone takes them: this browser paints it, with as much grain as makes it heavy. */
export async function photo(page: Page, name: string, side = 300) {
  const bytes = await page.evaluate(async (side) => {
    const canvas = new OffscreenCanvas(side, side)
    const pen = canvas.getContext('2d')
    const grain = new ImageData(side, side)
    for (let at = 0; at < grain.data.length; at += 4) {
      grain.data.set([Math.random() * 255, Math.random() * 255, Math.random() * 255, 255], at)
    }
    pen?.putImageData(grain, 0, 0)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  }, side)
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }
}
