/** The twelve cover colours of ui; the school gives one to each subject. */
export const hues = [
  'framboise',
  'brique',
  'orange',
  'moutarde',
  'citron',
  'prairie',
  'menthe',
  'lagon',
  'ciel',
  'encre',
  'violette',
  'orchidee',
] as const
export type Hue = (typeof hues)[number]

// The subjects of a class sit far apart on the circle: neighbours must not look alike (code de gestion → hue).
const usual: Record<string, Hue> = {
  FRANC: 'encre',
  MATHS: 'framboise',
  HIGEO: 'moutarde',
  EMC: 'moutarde',
  AGL1: 'orange',
  ALL1: 'citron',
  ALL2: 'citron',
  ESP2: 'citron',
  ITA2: 'menthe',
  SVT: 'prairie',
  'PH-CH': 'violette',
  TECHN: 'ciel',
  STECH: 'ciel',
  EPS: 'lagon',
  'A-PLA': 'violette',
  EDMUS: 'orchidee',
  LCALA: 'brique',
  LCAGR: 'brique',
}

/** A subject's first colour; the same code always gets the same one. */
export function hueOf(code: string): Hue {
  const known = usual[code]
  if (known) return known
  const sum = [...code].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7)
  return hues[Math.abs(sum) % hues.length] ?? 'encre'
}
