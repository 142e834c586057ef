import { useSuspenseQuery } from '@tanstack/react-query'
import { api } from './api.ts'

/** What a collégien and a child of an école read for the same thing. */
const college = {
  today: 'Aujourd’hui',
  homework: 'Devoirs',
  notebooks: 'Cours',
  notebooksLead: 'Ce qu’on a fait en classe, et les documents partagés.',
  greeting: (name: string) => `Salut ${name}\u00a0!`,
  nothingDue: (when: string) => `Rien à rendre ${when}.`,
  handedIn: (when: string) => `C’est rendu, ${when}.`,
  lateWarning: 'La date est passée. Tu peux encore rendre\u00a0: ce sera noté « en retard ».',
  lateReplacing: 'Tu peux encore remplacer ta copie\u00a0: la nouvelle sera notée « en retard ».',
  feedback: 'Ce qu’en dit ton professeur',
  cut: (place: string) => `Connexion perdue ${place}. On reprendra tout seul.`,
}

const elementary: typeof college = {
  today: 'Mon jour',
  homework: 'Mon travail',
  notebooks: 'Ma classe',
  notebooksLead: 'Ce qu’on a fait en classe, et les documents.',
  greeting: (name) => `Bonjour ${name}`,
  nothingDue: (when) => `Pas de devoirs ${when}.`,
  handedIn: (when) => `Ton travail est parti\u00a0! Il est arrivé ${when}.`,
  lateWarning: 'Le jour est passé. Tu peux encore rendre ton travail.',
  lateReplacing: 'Tu peux encore changer ton travail.',
  feedback: 'Ton travail est corrigé',
  cut: () => 'Attends un peu, ça va repartir.',
}

export function useWords() {
  const { data } = useSuspenseQuery(api.session.current.queryOptions())
  return data.school.kind === 'elementary' ? elementary : college
}
