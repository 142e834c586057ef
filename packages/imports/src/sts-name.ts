import { filled } from './value.ts'
import { textAt, type XmlElement } from './xml.ts'

const small = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'et', 'en', 'sur', 'sous', 'aux', 'à', 'd', 'l'])

/**
 * 'COLLEGE' and 'LES BRUYERES' to 'Collège Les Bruyères'. STS writes the name in bare capitals; the address often has
 * the same words with their accents, so they are taken from there.
 */
export function schoolName(parameters: XmlElement | undefined): string | undefined {
  const school = parameters?.children.find((element) => element.name === 'UAJ')
  if (!school) return undefined
  const get = (name: string) => filled(textAt(school, name))
  const kind = get('DENOM_PRINC')
  const own = get('DENOM_COMPL')
  const accents = new Map((get('ADRESSE') ?? '').split(/[ '’-]/).map((word) => [bare(word), word]))
  accents.set('COLLEGE', 'COLLÈGE')
  const words = [kind, own].filter((part) => part !== undefined).flatMap((part) => titled(part, accents))
  return words.length > 0 ? words.join(' ') : undefined
}

function titled(part: string, accents: Map<string, string>): string {
  return part
    .split(/([ '’-])/)
    .map((word, index) => {
      const lower = (accents.get(bare(word)) ?? word).toLocaleLowerCase('fr')
      return index > 0 && small.has(lower) ? lower : lower.charAt(0).toLocaleUpperCase('fr') + lower.slice(1)
    })
    .join('')
}

function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
}
