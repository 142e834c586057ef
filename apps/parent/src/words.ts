/** « de Zoé », « d’Adam ». */
export const of = (name: string) => (/^[aeiouœæ]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`)

/** « Mme Lefèvre » is how one is named, « Madame Lefèvre » how one is greeted. */
export const greeted = (name: string) => name.replace(/^Mme /, 'Madame ').replace(/^M\. /, 'Monsieur ')
