const civilities: Record<string, string> = { 'M.': 'Monsieur', Mme: 'Madame' }

/** « Mme Lefèvre » is written in full when one speaks to her. */
export function greeting(formalName: string) {
  const [first = '', ...rest] = formalName.split(' ')
  return `Bonjour ${[civilities[first] ?? first, ...rest].join(' ')}`
}
