/** Base 32 without 0, O, 1 and I, which look alike on paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 13

/** How long a printed code stays good. */
export const codeDays = 15

/** A code from 13 random bytes: 65 bits, printed in fours. */
export function activationCode(random: Uint8Array) {
  return printedCode([...random.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join(''))
}

/** `K7QF-9MZP-4XTR-B`. */
export const printedCode = (code: string) => code.replace(/.{4}(?=.)/g, '$&-')

/** What was typed, without its dashes, blanks and lower case; none when it cannot be a code. */
export function readCode(typed: string) {
  const code = typed.toUpperCase().replace(/[\s\u00a0\u2010-\u2015_.-]/g, '')
  if (code.length !== length) return undefined
  return [...code].every((sign) => alphabet.includes(sign)) ? code : undefined
}
