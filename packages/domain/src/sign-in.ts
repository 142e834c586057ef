import * as z from 'zod/mini'
import { readCode } from './activation-code.ts'
import { fold } from './name.ts'

/** Usernames are lower case without accents: « Zoé.Lefèvre » types hers as well. */
export const readUsername = (typed: string) =>
  typed
    .trim()
    .split('.')
    .map((part) => fold(part).replaceAll(' ', '-'))
    .join('.')

const password = (message: string) =>
  z.string().check(z.minLength(1, message), z.maxLength(256, 'Ce mot de passe est trop long.'))

const code = z.string().check(
  z.maxLength(64),
  z.refine((typed) => readCode(typed) !== undefined, 'Un code a 13 lettres et chiffres, sans 0, O, 1 ni I.'),
)

const username = z.string().check(
  z.maxLength(80, 'Cet identifiant est trop long.'),
  z.refine(
    (typed) => /^[a-z][a-z0-9.-]{2,39}$/.test(readUsername(typed)),
    'Un identifiant a 3 à 40 lettres, chiffres, points ou tirets, et commence par une lettre.',
  ),
)

export const signInInput = z.strictObject({
  username: z
    .string()
    .check(z.minLength(1, 'Écrivez votre identifiant.'), z.maxLength(80, 'Cet identifiant est trop long.')),
  password: password('Écrivez votre mot de passe.'),
  remember: z._default(z.boolean(), false),
})

export const checkCodeInput = z.strictObject({ code })

export const activateInput = z.strictObject({
  code,
  /** The one proposed, unless the person wants another. */
  username: z.optional(username),
  password: password('Choisissez un mot de passe.'),
})

export const changePasswordInput = z.strictObject({
  current: password('Écrivez votre mot de passe actuel.'),
  next: password('Choisissez un nouveau mot de passe.'),
})
