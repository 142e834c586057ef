const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** The shape of a UAI, upper-cased; none when it is not one. */
export function readUai(text: string): string | undefined {
  const uai = text.trim().toUpperCase()
  return /^\d{7}[A-Z]$/.test(uai) ? uai : undefined
}

/** Whether the letter fits the seven digits. Real codes with a wrong letter are met: warn, never block. */
export function hasRightLetter(uai: string): boolean {
  return letters[Number(uai.slice(0, 7)) % 23] === uai[7]
}
