import { expect, test } from 'vitest'
import { webLink } from './resource.ts'

test.each([
  ['https://www.example.org/a b', 'www.example.org'],
  ['  http://example.org:8080/?q=é ', 'example.org:8080'],
])('%s leads to %s', (text, host) => {
  expect(webLink(text)?.host).toBe(host)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt://example.org/%0aalert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://example.org/1',
  'file:///etc/passwd',
  '//example.org',
  'example.org',
  'https://',
  'https://user:pass@example.org',
  'https://ecole.fr@example.org',
  `https://example.org/${'a'.repeat(2000)}`,
  '',
])('%s is no link', (text) => {
  expect(webLink(text)).toBeUndefined()
})
