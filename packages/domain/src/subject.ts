// What everyone at school calls the subject, by national code de gestion; files spell it out in full.
const usual: Record<string, string> = {
  FRANC: 'Français',
  MATHS: 'Mathématiques',
  HIGEO: 'Histoire-géographie',
  EMC: 'EMC',
  AGL1: 'Anglais',
  AGL2: 'Anglais LV2',
  ALL1: 'Allemand',
  ALL2: 'Allemand LV2',
  ESP2: 'Espagnol',
  ITA2: 'Italien',
  LCALA: 'Latin',
  LCAGR: 'Grec ancien',
  SVT: 'SVT',
  'PH-CH': 'Physique-chimie',
  TECHN: 'Technologie',
  STECH: 'Sciences et technologie',
  EPS: 'EPS',
  'A-PLA': 'Arts plastiques',
  EDMUS: 'Éducation musicale',
  ACCPE: 'Accompagnement personnalisé',
  VICLA: 'Vie de classe',
  AEAID: 'Aide aux devoirs',
}

/** A subject's name on screen: the usual one where there is one, else the file's label. */
export const subjectName = (shortCode: string | undefined, label: string) => usual[shortCode ?? ''] ?? label
