import { fold } from './name.ts'
import { commonWords } from './password/common-words.ts'
import type { Reason } from './refusal.ts'
import type { Role } from './role.ts'

/** Fewest characters: a pupil's eleven lower-case letters resist as well as four words from a list. */
export const passwordLength: Record<Role, number> = { student: 11, teacher: 12, parent: 12, admin: 16 }

const tooShort = {
  student: 'password_short_student',
  teacher: 'password_short_adult',
  parent: 'password_short_adult',
  admin: 'password_short_admin',
} as const satisfies Record<Role, Reason>

const lookAlikes: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' }
const unmask = (text: string) => text.replace(/[013457@$]/g, (sign) => lookAlikes[sign] ?? sign)
const squeeze = (text: string) => fold(text).replaceAll(' ', '')

// The rows of the keyboard, the alphabet, the digits; both ways.
const rows = [
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789012345',
]
const walks = rows
  .flatMap((row) => [row, [...row].reverse().join('')])
  .flatMap((row) => Array.from({ length: row.length - 3 }, (_, start) => row.slice(start, start + 4)))

/** What a guesser must still find once these words and the digits at both ends are taken away, and how many words. */
function guess(text: string, words: readonly string[]) {
  let rest = text
  let found = 0
  for (const word of words) {
    if (!rest.includes(word)) continue
    rest = rest.replaceAll(word, ' ')
    found += 1
  }
  for (const walk of walks) rest = rest.replaceAll(walk, ' ')
  const unknown = rest.replace(/^[\d ]+|[\d ]+$/g, '').replaceAll(' ', '')
  return { unknown: new Set(unknown).size, found }
}

const longestFirst = (words: readonly string[]) => words.toSorted((one, other) => other.length - one.length)
const common = longestFirst(commonWords)

/** `words`: the person's names and username, the school's name and town. */
export interface Chooser {
  role: Role
  words: string[]
}

/** Why this password is refused, if it is: its length and how soon it is guessed; no sign is ever demanded. */
export function passwordMistake(password: string, { role, words }: Chooser): Reason | undefined {
  if ([...password].length < passwordLength[role]) return tooShort[role]
  if (new Set(password.toLowerCase()).size < 5) return 'password_weak'
  const own = longestFirst(words.flatMap((word) => fold(word).split(' ')).filter((word) => word.length >= 3))
  const readings = [squeeze(password), squeeze(unmask(password.toLowerCase()))].filter((text) => text.length > 0)
  for (const text of readings) {
    if (own.some((word) => text.includes(word)) && guess(text, own).unknown < 5) return 'password_has_name'
    // Three or four ordinary words make a phrase; one or two, however decorated, head every list of guesses.
    const { unknown, found } = guess(text, common)
    if (unknown < 4 && found <= 2) return 'password_weak'
  }
  return undefined
}
