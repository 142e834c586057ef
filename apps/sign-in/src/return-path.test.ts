import { expect, test } from 'vitest'
import { returnPath } from './return-path.ts'

const origin = 'https://bruyeres.example'
const wanted = (path: string) => returnPath('/eleve', `?retour=${encodeURIComponent(path)}`, origin)

test.each(['/eleve', '/eleve/devoirs', '/eleve/devoirs?etat=fait#jeudi'])('goes back to %s', (path) => {
  expect(wanted(path)).toBe(path)
})

test.each([
  'https://ailleurs.example/eleve',
  '//ailleurs.example/eleve',
  String.raw`/\ailleurs.example/eleve`,
  String.raw`\\ailleurs.example/eleve`,
  'https://bruyeres.example@ailleurs.example/eleve',
  'https:ailleurs',
  'javascript:alert(1)',
  'data:text/html,x',
  '/eleve/../trpc/session.signOut',
  '/eleve/%2e%2e/enseignant',
  '/enseignant/copies',
  '/elevex',
  '',
  'http://[',
])('does not follow %s', (path) => {
  expect(wanted(path)).toBe('/eleve')
})

test('without a page to return to, the app opens on its first', () => {
  expect(returnPath('/parent', '', origin)).toBe('/parent')
})
