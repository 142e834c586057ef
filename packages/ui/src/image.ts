const side = 2000

export type Shrunk = { file: File } | { refusal: string }

/** A photo leaves the phone at 2,000 px at most, upright, and without what the camera wrote in it. */
export async function shrinkPhoto(file: File): Promise<Shrunk> {
  if (!isPhoto(file)) return { file }
  // No answer but a refusal is possible here: the browser says nothing of why it cannot read a picture.
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!bitmap) {
    return {
      refusal: /heic|heif/i.test(`${file.type} ${file.name}`)
        ? 'Cette photo est au format HEIC, que ce navigateur ne sait pas lire. Dans les réglages de l’appareil photo, choisir « Le plus compatible », ou envoyer une capture d’écran.'
        : 'Cette image est abîmée ou dans un format inconnu. Essayer une autre photo.',
    }
  }
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  const pen = canvas.getContext('2d')
  // JPEG knows no transparency: what was clear becomes paper, not ink.
  if (pen) {
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  }
  bitmap.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.8))
  if (!blob) return { refusal: 'Cette photo est trop grande pour cet appareil. Essayer d’en prendre une autre.' }
  const name = file.name.replace(/\.[^.]+$/, '') || 'photo'
  return { file: new File([blob], `${name}.jpg`, { type: 'image/jpeg', lastModified: file.lastModified }) }
}

// A small PNG is a drawing or a screenshot: its sharp edges are kept.
function isPhoto({ type, name, size }: File) {
  if (type === 'image/png') return size > 1_500_000
  return /^image\/(jpeg|webp|heic|heif)$/.test(type) || /\.(jpe?g|webp|heic|heif)$/i.test(name)
}
