import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'
import { clean, mondayOf, readDay, readHour, readIne, readMinutes, readPhone } from './value.ts'

test.each([
  ['18/02/2013', '2013-02-18'],
  ['2013-02-18', '2013-02-18'],
  ['29/02/2016', '2016-02-29'],
  ['16/11/2026 18:42:07', '2026-11-16'],
  ['29/02/2015', undefined],
  ['31/04/2015', undefined],
  ['00/01/2015', undefined],
  ['18/02/0013', undefined],
  ['2/3/2013', undefined],
  ['', undefined],
])('the day %s', (text, day) => expect(readDay(text)).toBe(day))

test('every day of four years is read back from its French form', () => {
  for (let time = Date.UTC(2024, 0, 1); time < Date.UTC(2028, 0, 1); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10)
    expect(readDay(day.split('-').reverse().join('/'))).toBe(day)
    expect(new Date(mondayOf(day)).getUTCDay()).toBe(1)
  }
})

test('hours and durations have no colon', () => {
  expect([readHour('0830'), readHour('830'), readHour('2460'), readHour('')]).toEqual([
    '08:30',
    '08:30',
    undefined,
    undefined,
  ])
  expect([readMinutes('0055'), readMinutes('0152')]).toEqual([55, 112])
})

test('a name loses its blanks and marks, nothing else', () => {
  expect(clean("\n  N'GUYEN-DE\u00a0 L'ISLE\t")).toBe("N'GUYEN-DE L'ISLE")
  expect(clean('Ju\u202en\u0007 e\u0301')).toBe('Jun é')
  expect([clean(' a  b '), clean('a b'), clean(' a'), clean('')]).toEqual(['a b', 'a b', 'a', ''])
  expect(clean('Ma?gorzata')).toBe('Ma?gorzata')
})

test('an INE is eleven letters and digits, a phone number loses its country', () => {
  expect([readIne('203381823yd'), readIne('12'), readIne('')]).toEqual(['203381823YD', undefined, undefined])
  expect([readPhone('+33639989573'), readPhone('06 39 98 95 73'), readPhone('poste')]).toEqual([
    '0639989573',
    '0639989573',
    undefined,
  ])
})

test('bytes are UTF-8 when they can be, else ISO-8859-15, else Windows', () => {
  expect(decode(Buffer.from('\ufeff\ufeffcœur'))).toBe('cœur')
  expect(decode(Buffer.from([0x63, 0xbd, 0x75, 0x72]))).toBe('cœur')
  const eight = [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe]
  expect(decode(Buffer.from(eight))).toBe(iconv.decode(Buffer.from(eight), 'iso-8859-15'))
  expect(decode(Buffer.from([0x63, 0x9c, 0x75, 0x72, 0xe9]))).toBe('cœuré')
})
