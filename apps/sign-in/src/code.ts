import { printedCode } from '@preau/domain/activation-code'

/** Thirteen letters and digits, printed in fours; none of them is 0, O, 1 or I, which look alike. */
const length = 13

const written = /[A-Z0-9]/

/** What was typed, pasted or scanned, as the letter prints it: « k7qf9mzp » → « K7QF-9MZP ». */
export function formatCode(typed: string) {
  const [, scanned] = typed.split('#code=')
  const signs = [...(scanned ?? typed).toUpperCase()].filter((sign) => written.test(sign)).slice(0, length)
  return printedCode(signs.join(''))
}

/** Where the caret goes so that the signs before it stay before it. */
export function caretIn(formatted: string, typedBefore: string) {
  const count = formatCode(typedBefore).replaceAll('-', '').length
  let at = 0
  for (let seen = 0; seen < count && at < formatted.length; at += 1) if (formatted[at] !== '-') seen += 1
  return formatted[at] === '-' ? at + 1 : at
}

/** What is wrong with a code before asking the server, in words; nothing when it may be right. */
export function codeMistake(code: string) {
  const signs = code.replaceAll('-', '')
  if (signs === '') return 'Recopiez le code de la lettre.'
  if (/[01OI]/.test(signs)) return 'Un code n’a ni zéro, ni un, ni O, ni I\u00a0: regardez la lettre de plus près.'
  if (signs.length < length) {
    return `Le code a ${length} lettres et chiffres\u00a0; il en manque ${length - signs.length}.`
  }
  return undefined
}

/** The code a QR brought: after the #, it was never sent to any server. */
export const codeInHash = (hash: string) => (hash.startsWith('#code=') ? formatCode(hash) : undefined)
