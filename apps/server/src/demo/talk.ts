/** Messages that go from a form teacher to families and pupils, and what comes back. */
export const collegeTalk = [
  {
    subject: 'Réunion parents-professeurs du 3 décembre',
    body: 'Madame, Monsieur,\n\nLa réunion de la classe aura lieu le jeudi 3 décembre à 18 h, en salle polyvalente. Merci de me dire si vous pourrez venir.\n\nBien cordialement,',
    answer: 'Bonjour, nous serons présents tous les deux. Merci pour l’invitation.',
    reply: 'Merci de votre réponse. À jeudi.',
  },
  {
    subject: 'Sortie au muséum : ce qu’il faut prévoir',
    body: 'Bonjour,\n\nLa sortie est prévue vendredi en huit. Un pique-nique froid et des chaussures confortables suffisent. Retour au collège vers 16 h 30.\n\nCordialement,',
    answer: 'Bonjour, mon enfant déjeune à la cantine ce jour-là : le repas est-il annulé automatiquement ?',
    reply: 'Bonjour, oui, l’intendance s’en charge pour toute la classe.',
  },
]

export const ecoleTalk = [
  {
    subject: 'Photo de classe jeudi',
    body: 'Bonjour,\n\nLe photographe passe jeudi matin. Merci de prévoir une tenue simple.\n\nBien cordialement,',
    answer: 'Bonjour, c’est noté, merci.',
    reply: 'Merci à vous.',
  },
]

export const pupilNote = {
  subject: 'Matériel pour demain',
  body: 'Bonjour à tous,\n\nPensez au compas et au rapporteur pour la séance de demain.',
}

/** Links a teacher might file, by subject; hosts are public ones, nothing is fetched by a browser on its own. */
const bySubject: [RegExp, { title: string; url: string; note: string }][] = [
  [
    /fran[cç]ais/i,
    { title: 'Conjugueur en ligne', url: 'https://www.larousse.fr/conjugaison', note: 'Pour vérifier un temps.' },
  ],
  [
    /histoire|géographie/i,
    {
      title: 'Carte de la population mondiale',
      url: 'https://www.ined.fr/fr/tout-savoir-population/',
      note: 'Chapitre 2.',
    },
  ],
  [
    /physique|svt|technologie|sciences/i,
    { title: 'Banque d’images de sciences', url: 'https://phototheque.cnrs.fr', note: '' },
  ],
  [
    /anglais|allemand|espagnol|langue|lv/i,
    { title: 'Dictionnaire bilingue', url: 'https://www.larousse.fr/dictionnaires-bilingues', note: '' },
  ],
  [/math/i, { title: 'Figures de géométrie à manipuler', url: 'https://www.geogebra.org', note: '' }],
  [/musi/i, { title: 'Écouter un orchestre', url: 'https://philharmoniedeparis.fr', note: 'À écouter au casque.' }],
  [/arts/i, { title: 'Œuvres des musées de France', url: 'https://www.culture.gouv.fr', note: '' }],
]
const forAll = { title: 'Encyclopédie en ligne', url: 'https://fr.vikidia.org', note: 'Pour les exposés.' }

export const linkFor = (subject: string | undefined) =>
  bySubject.find(([pattern]) => subject && pattern.test(subject))?.[1] ?? forAll
