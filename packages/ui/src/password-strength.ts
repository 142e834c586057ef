import { type Chooser, passwordLength, passwordMistake } from '@preau/domain/password'
import { refusalSentence } from '@preau/domain/refusal'

/** How a password looks so far: 1 is refused, 2 to 4 are good. Words for who reads, bars for who glances. */
export function strengthOf(password: string, chooser: Chooser) {
  const length = [...password].length
  const least = passwordLength[chooser.role]
  if (length === 0) return { level: 0, words: '' }
  if (length < least) {
    const missing = least - length
    return { level: 1, words: `Encore ${missing}\u00a0${missing > 1 ? 'caractères' : 'caractère'}.` }
  }
  const mistake = passwordMistake(password, chooser)
  if (mistake) {
    const words = refusalSentence(mistake, chooser.role === 'student' ? 'pupil' : 'adult') ?? ''
    return { level: 1, words }
  }
  const words = password.trim().split(/[\s-]+/).length
  if (words >= 4) return { level: 4, words: 'Très solide\u00a0: c’est une phrase.' }
  if (length >= least + 6) return { level: 4, words: 'Très solide.' }
  return length >= least + 3
    ? { level: 3, words: 'Solide.' }
    : { level: 2, words: 'Correct. Plus long, il serait plus solide.' }
}
