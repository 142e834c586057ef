import { expect, test } from 'vitest'
import { isInline, tidyName, typeOfName } from './file-type.ts'

test.each([
  ['Exposé.PDF', 'Exposé.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\Zoé\\devoir.odt', 'devoir.odt'],
  ['facture\u202efdp.exe', 'facturefdp.exe'],
  ['a"\r\nSet-Cookie: x.txt', 'aSet-Cookie x.txt'],
  ['.pdf', 'fichier.pdf'],
  [`${'long'.repeat(80)}.jpg`, `${'long'.repeat(25)}.jpg`],
])('%s becomes %s', (name, tidy) => expect(tidyName(name)).toBe(tidy))

test.each(['page.html', 'image.svg', 'macro.docm', 'jeu.exe', 'archive.zip', 'sans-extension', 'photo.heic'])(
  '%s is not accepted',
  (name) => expect(typeOfName(name)).toBeUndefined(),
)

test('documents are saved, never shown on the files’ host', () => {
  expect(isInline('application/pdf')).toBe(true)
  expect(isInline('text/plain')).toBe(false)
  expect(isInline('text/html')).toBe(false)
})
