export interface Named {
  givenName: string
  familyName: string
  usageName?: string | null
  civility?: string | null
}

const capitalised = (name: string) =>
  name
    .toLowerCase()
    .replace(
      /(^|[\s-]|['’](?=\p{L}{2}))(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    // In Breton c’h is one letter: Le Floc’h, Guivarc’h.
    .replace(/c(['’])H(?!\p{L})/gu, 'c$1h')

/** "Zoé Lefèvre": files write family names in capitals, screens do not. */
export function fullName(person: Named) {
  return `${person.givenName} ${capitalised(person.usageName || person.familyName)}`.trim()
}

/** "Mme Lefèvre" for an adult whose civility is known, else the full name. */
export function formalName(person: Named) {
  if (!person.civility) return fullName(person)
  return `${person.civility} ${capitalised(person.usageName || person.familyName)}`
}

/** « de Zoé », « d’Adam » */
export const ofName = (name: string) => (/^[aeiouœæ]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`)

/** Lower case, no accents, no marks: "LEFÈVRE-d’Arc" and "lefevre d arc" are the same. */
export function fold(text: string) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9?]+/g, ' ')
    .trim()
}

/** What `account.folded_name` holds. */
export const foldedName = (person: Named) =>
  fold([person.givenName, person.usageName ?? '', person.familyName].join(' '))
