/** One lesson as it might be told, and the work it may give. A file of the demo: nothing here is a rule. */
export interface Told {
  lesson: string
  work?: { title: string; body: string; handIn?: boolean; minutes?: number }
}

/** By code de gestion, in the order of a term. */
export const collegeWork: Record<string, Told[]> = {
  FRANC: [
    {
      lesson:
        'Le portrait dans le récit. Lecture d’un extrait, relevé des adjectifs, puis construction du portrait moral.',
      work: {
        title: 'Lire le chapitre 4 et noter trois mots inconnus',
        body: 'Note aussi la phrase où tu les as trouvés.',
        minutes: 25,
      },
    },
    {
      lesson: 'Grammaire : les expansions du nom. Adjectif, complément du nom, proposition relative.',
      work: {
        title: 'Exercices 3 et 4 page 112',
        body: 'À faire dans le cahier, en soulignant les expansions.',
        minutes: 20,
      },
    },
    {
      lesson: 'Atelier d’écriture : raconter une rencontre. Plan au brouillon, premier jet, relecture à deux.',
      work: {
        title: 'Rédiger le portrait d’un personnage',
        body: 'Quinze à vingt lignes. Pense à l’ordre : silhouette, visage, caractère. Tu peux photographier ton cahier.',
        handIn: true,
        minutes: 45,
      },
    },
    { lesson: 'Correction de la rédaction. Orthographe : l’accord du participe passé avec être.' },
  ],
  MATHS: [
    {
      lesson: 'Nombres relatifs : addition et soustraction. Activité sur le thermomètre, puis règle et exemples.',
      work: { title: 'Exercices 12 et 13 page 84', body: 'Avec les étapes du calcul.', minutes: 20 },
    },
    {
      lesson: 'Priorités opératoires. Calcul mental chronométré, puis exercices du manuel.',
      work: {
        title: 'Apprendre la leçon sur les priorités',
        body: 'Savoir refaire les trois exemples encadrés.',
        minutes: 15,
      },
    },
    {
      lesson: 'Géométrie : construire un triangle à partir de trois données. Compas et rapporteur.',
      work: {
        title: 'Figure à construire, à rendre en photo',
        body: 'Construis les deux triangles de la fiche, laisse les traits de construction visibles.',
        handIn: true,
        minutes: 30,
      },
    },
    { lesson: 'Évaluation sur les nombres relatifs, une heure. Correction au prochain cours.' },
  ],
  HIGEO: [
    {
      lesson: 'La croissance de la population mondiale. Lecture de deux graphiques, vocabulaire : natalité, mortalité.',
      work: { title: 'Compléter la carte de la population', body: 'Couleurs et légende soignées.', minutes: 30 },
    },
    {
      lesson: 'Étude de documents : une ville qui grandit. Questions 1 à 4.',
      work: {
        title: 'Terminer les questions sur la ville',
        body: 'Réponses rédigées, deux phrases au moins.',
        handIn: true,
        minutes: 30,
      },
    },
    { lesson: 'Synthèse du chapitre, frise et définitions à retenir.' },
  ],
  EMC: [
    {
      lesson: 'Les droits de l’enfant : lecture de la Convention, débat réglé en demi-groupes.',
      work: { title: 'Préparer un argument pour le débat', body: 'Un argument et un exemple.', minutes: 15 },
    },
  ],
  AGL1: [
    {
      lesson: 'Daily routine: listening p. 42, présent simple et adverbes de fréquence.',
      work: { title: 'Revoir les verbes irréguliers, liste 2', body: 'De be à drink.', minutes: 15 },
    },
    {
      lesson: 'Speaking: introduce your family. Travail en binômes, enregistrement de quelques échanges.',
      work: {
        title: 'Write about your week',
        body: 'Ten sentences, use always, often, never.',
        handIn: true,
        minutes: 30,
      },
    },
    { lesson: 'Correction, jeu de rôle au restaurant. Vocabulaire de la nourriture.' },
  ],
  ESP2: [
    {
      lesson: 'Los gustos: me gusta, me encanta. Écoute et reprise orale.',
      work: { title: 'Apprendre le vocabulaire des loisirs', body: 'Fiche distribuée en classe.', minutes: 15 },
    },
    { lesson: 'La hora y el horario. Jeu des horloges, exercices à l’écrit.' },
  ],
  ALL1: [
    {
      lesson: 'Meine Familie: lecture d’un arbre généalogique, possessifs.',
      work: { title: 'Présenter sa famille à l’oral', body: 'Cinq phrases à savoir dire.', minutes: 15 },
    },
  ],
  ALL2: [
    {
      lesson: 'Sich vorstellen. Dialogue, verbes au présent.',
      work: { title: 'Relire le dialogue', body: 'Page 18.', minutes: 10 },
    },
  ],
  ITA2: [
    {
      lesson: 'Ciao, come ti chiami? Salutations et alphabet.',
      work: { title: 'Fiche de présentation', body: 'À compléter.', minutes: 10 },
    },
  ],
  LCALA: [
    {
      lesson: 'La fondation de Rome. Traduction de trois phrases, première déclinaison.',
      work: { title: 'Apprendre rosa, rosae', body: 'Singulier et pluriel.', minutes: 15 },
    },
  ],
  LCAGR: [{ lesson: 'L’alphabet grec : lire et écrire son prénom.' }],
  SVT: [
    {
      lesson: 'Observation de la fleur à la loupe binoculaire : sépales, pétales, étamines, pistil.',
      work: {
        title: 'Schéma de la fleur, à rendre en photo',
        body: 'Au crayon, légendé à la règle, avec un titre.',
        handIn: true,
        minutes: 25,
      },
    },
    {
      lesson: 'De la fleur au fruit : la pollinisation. Expérience historique, hypothèse et conclusion.',
      work: { title: 'Apprendre le schéma bilan', body: 'Les cinq étapes dans l’ordre.', minutes: 15 },
    },
  ],
  'PH-CH': [
    {
      lesson: 'Circuits électriques : série et dérivation. Montage en groupe, schéma normalisé.',
      work: { title: 'Schématiser les trois circuits', body: 'Fiche à coller dans le cahier.', minutes: 20 },
    },
    { lesson: 'Mesurer une tension : le voltmètre. Relevé des mesures dans un tableau.' },
  ],
  TECHN: [
    {
      lesson: 'Cahier des charges d’un objet : besoin, fonctions, contraintes.',
      work: { title: 'Compléter le tableau des contraintes', body: 'Au moins cinq lignes.', minutes: 20 },
    },
  ],
  STECH: [
    {
      lesson: 'Les matériaux autour de nous : tri et propriétés.',
      work: { title: 'Apporter trois emballages propres', body: 'De matières différentes.', minutes: 5 },
    },
  ],
  EPS: [
    { lesson: 'Demi-fond : trouver son allure. Trois courses de six minutes.' },
    { lesson: 'Badminton : service et déplacement, matchs en onze points.' },
  ],
  'A-PLA': [
    {
      lesson: 'Autoportrait en objets : croquis et choix de trois objets.',
      work: { title: 'Apporter un objet qui te ressemble', body: 'Petit, et qui ne craint rien.', minutes: 5 },
    },
  ],
  EDMUS: [{ lesson: 'Écoute comparée de deux chansons, travail de la voix en canon.' }],
  VICLA: [{ lesson: 'Organisation de la semaine, préparation de l’élection du conseil de la vie collégienne.' }],
  ACCPE: [{ lesson: 'Méthode : comprendre une consigne. Exercices par deux.' }],
  AEAID: [{ lesson: 'Aide aux devoirs.' }],
}

/** What a teacher writes on a returned copy. */
export const remarks = [
  'Travail soigné, les étapes sont claires. Relis la dernière question : il manque l’unité.',
  'Bonne compréhension. Attention aux accords dans la deuxième partie.',
  'Très bien. Ton idée de départ est originale, continue.',
  'C’est un bon début : reprends l’exemple du cours pour terminer.',
  'Complet et lisible. Pense à donner un titre.',
]

/** What a pupil types beside a photo. */
export const answers = [
  'Voici mon travail, la deuxième page est au dos.',
  'J’ai fini, mais je ne suis pas sûr pour la dernière question.',
  'C’est fait dans le cahier.',
  'Bonjour, voici ma réponse. J’ai suivi l’ordre demandé.',
]
