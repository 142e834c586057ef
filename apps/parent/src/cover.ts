import { type Hue, hues } from '@preau/domain/hue'

interface Subject {
  name: string
  hue: string
}

const isHue = (word: string): word is Hue => hues.some((hue) => hue === word)

/** The subject's name and colour; in an école the class has one notebook for everything. */
export function cover(subject: Subject | null): { name: string; hue: Hue } {
  if (!subject) return { name: 'Classe', hue: 'encre' }
  return { name: subject.name, hue: isHue(subject.hue) ? subject.hue : 'encre' }
}
