import { expect, test } from 'vitest'
import { commonWords } from './password/common-words.ts'
import { passwordMistake } from './password.ts'

const student = {
  role: 'student' as const,
  words: ['Zoé', 'LEFÈVRE', 'zoe.lefevre', 'Collège Les Bruyères', 'Clamart'],
}

test.each([
  ['student', 'marronvif7', 'password_short_student'],
  ['parent', 'marronvif78', 'password_short_adult'],
  ['teacher', 'marronvif78', 'password_short_adult'],
  ['admin', 'marronvifetlisse', undefined],
  ['admin', 'marronviflisse7', 'password_short_admin'],
] as const)('a %s with %s: %s', (role, password, mistake) => {
  expect(passwordMistake(password, { role, words: [] })).toBe(mistake)
})

test.each([
  'aaaaaaaaaaaaaa',
  'azertyuiop123',
  '12345678901',
  'motdepasse2026',
  'M0tDeP@sse2026!',
  'qwertyuiop!!',
  'soleilsoleil',
  'bonjourbonjour12',
  'jetaime-maman1',
])('%s is guessed at once', (password) => {
  expect(passwordMistake(password, student)).toBe('password_weak')
})

test.each(['zoelefevre2014', 'Lefevre.Zoe.2014', 'lesbruyeres2026', 'clamartclamart'])(
  '%s names its owner',
  (password) => {
    expect(passwordMistake(password, student)).toBe('password_has_name')
  },
)

test.each([
  'trottinette mauve',
  'un caillou sous la porte',
  'jkprwyubvneh',
  'cheval soleil bateau lune',
  'ébouriffé-mardi-42',
])('%s is good', (password) => {
  expect(passwordMistake(password, student)).toBeUndefined()
})

test('the best known passwords are refused by the thousand', () => {
  const endings = [
    '2026',
    '123456',
    '92140!',
    '1234567890',
    '.2014.',
    '00000000',
    '!!!!!!!!',
    '31122013',
    'azerty12',
    '13579',
  ]
  const guesses = commonWords.flatMap((word) => endings.map((ending) => `${word}${word}${ending}`))
  expect(guesses.length).toBeGreaterThan(3000)
  expect(guesses.filter((guess) => guess.length >= 11 && !passwordMistake(guess, student))).toEqual([])
})
