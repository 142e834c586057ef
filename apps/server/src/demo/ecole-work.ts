import type { Told } from './college-work.ts'

/** By level; the class diary of an école: a few lines for the next days. */
export const ecoleWork: Record<string, Told[]> = {
  CP: [
    {
      lesson: 'Lecture : le son « ou ». Dictée de syllabes à l’ardoise.',
      work: { title: 'Lire la page du son « ou »', body: 'À voix haute, avec un adulte.', minutes: 10 },
    },
    {
      lesson: 'Calcul : les doubles jusqu’à 10.',
      work: { title: 'Revoir les doubles', body: 'De 1+1 à 5+5.', minutes: 5 },
    },
  ],
  CE1: [
    {
      lesson: 'Grammaire : trouver le verbe de la phrase.',
      work: { title: 'Mots de la semaine, série 9', body: 'Savoir les écrire.', minutes: 10 },
    },
    {
      lesson: 'Mesures : le mètre et le centimètre.',
      work: { title: 'Table de 2 et de 5', body: 'À savoir réciter.', minutes: 10 },
    },
  ],
  CE2: [
    {
      lesson: 'Poésie : découverte du texte, mise en voix.',
      work: { title: 'Apprendre la première strophe', body: 'Avec le ton.', minutes: 10 },
    },
    {
      lesson: 'Sciences : les états de l’eau.',
      work: { title: 'Relire la leçon sur l’eau', body: 'Savoir expliquer la fonte.', minutes: 10 },
    },
  ],
  CM1: [
    {
      lesson: 'Conjugaison : le passé composé avec avoir.',
      work: { title: 'Exercice 5 page 61', body: 'Dans le cahier du jour.', minutes: 15 },
    },
    {
      lesson: 'Histoire : les Gaulois, étude d’objets.',
      work: { title: 'Dessiner un objet gaulois', body: 'Photographie ton dessin.', handIn: true, minutes: 20 },
    },
  ],
  CM2: [
    {
      lesson: 'Numération : les nombres décimaux sur la droite graduée.',
      work: { title: 'Fiche décimaux n° 2', body: 'Les trois premières lignes.', minutes: 15 },
    },
    {
      lesson: 'Rédaction : un article pour le journal de l’école.',
      work: {
        title: 'Terminer l’article',
        body: 'Dix lignes, à rendre en photo ou au clavier.',
        handIn: true,
        minutes: 25,
      },
    },
  ],
}
