/** Everything Préau may refuse, and how it says so. To adults; `toPupils` where a pupil reads it. */
const sentences = {
  not_found: 'Cette page n’existe pas, ou vous n’y avez pas accès.',
  signed_out: 'Votre session est terminée. Reconnectez-vous : rien n’est perdu.',
  wrong_door: 'Cette action n’est pas prévue pour votre compte.',
  wrong_password: 'Identifiant ou mot de passe incorrect.',
  too_many_tries:
    'Trop d’essais sur ce compte. Attendez un quart d’heure, ou demandez un nouveau code à l’établissement.',
  busy: 'Beaucoup de connexions en ce moment. Réessayez dans quelques secondes.',
  code_unknown: 'Ce code n’est pas reconnu ou a déjà servi. L’établissement peut vous en donner un autre.',
  password_weak: 'Ce mot de passe est trop facile à deviner. Choisissez une phrase de quatre mots, par exemple.',
  password_short_student: 'Ce mot de passe est trop court : il faut au moins 11 caractères.',
  password_short_adult: 'Ce mot de passe est trop court : il faut au moins 12 caractères.',
  password_short_admin: 'Ce mot de passe est trop court : il faut au moins 16 caractères.',
  password_has_name: 'Ce mot de passe contient un nom que d’autres connaissent. Choisissez-en un autre.',
  password_unchanged: 'Le nouveau mot de passe est le même que l’ancien.',
  code_of_another: 'Ce code est celui d’un compte déjà rattaché à un autre identifiant.',
  hat_for_adults: 'Un compte d’élève garde son propre identifiant : déconnectez-vous, puis entrez le code.',
  too_many_calls: 'Trop de demandes en peu de temps. Attendez une minute.',
  username_taken: 'Cet identifiant est déjà pris.',
  request_key_reused: 'Cet envoi a changé depuis le premier essai. Rechargez la page et recommencez.',
  homework_without_hand_in: 'Ce devoir ne se rend pas ici.',
  submission_empty: 'Ajoutez un texte ou un fichier avant de rendre.',
  homework_has_submissions: 'Des copies sont déjà rendues : ce devoir ne peut plus être supprimé.',
  lesson_not_that_day: 'Ce cours n’a pas lieu ce jour-là.',
  due_before_given: 'La date du devoir doit venir après le jour où il est donné.',
  no_next_lesson: 'Aucun cours à venir n’est prévu avec ce groupe. Choisissez une date.',
  hand_in_kept: 'Des copies sont déjà rendues : ce devoir continue de se rendre ici.',
  feedback_already_returned: 'Cette correction est déjà rendue. Rendez-la de nouveau pour la remplacer.',
  recipient_not_allowed: 'Vous ne pouvez pas écrire à cette personne.',
  no_recipient: 'Personne ne recevrait ce message. Choisissez un autre destinataire.',
  too_many_recipients: 'Ce message toucherait trop de personnes. Choisissez un groupe plus petit.',
  too_many_messages: 'Vous avez envoyé beaucoup de messages en une heure. Réessayez un peu plus tard.',
  replies_to_sender_only: 'Les réponses à ce message ne peuvent aller qu’à vous.',
  thread_closed: 'On ne peut pas répondre à ce message.',
  file_unknown: 'Un fichier joint a disparu ou n’est pas à vous. Retirez-le et ajoutez-le de nouveau.',
  file_type: 'Ce type de fichier n’est pas accepté. Essayez un PDF, une photo ou un document.',
  file_too_big: 'Ce fichier est trop lourd.',
  too_many_files: 'Il y a trop de fichiers.',
  link_unsafe: 'Ce lien n’est pas accepté : il doit commencer par https:// ou http://.',
  no_log_in_for_institution: 'Une institution ne reçoit pas de code.',
} as const

const toPupils: Partial<Record<Reason, string>> = {
  not_found: 'Cette page n’existe pas, ou tu n’y as pas accès.',
  signed_out: 'Ta session est terminée. Reconnecte-toi : rien n’est perdu.',
  wrong_door: 'Cette action n’est pas prévue pour ton compte.',
  request_key_reused: 'Cet envoi a changé depuis le premier essai. Recharge la page et recommence.',
  password_weak: 'Ce mot de passe est trop facile à deviner. Choisis une phrase de quatre mots, par exemple.',
  password_has_name: 'Ce mot de passe contient un nom que d’autres connaissent. Choisis-en un autre.',
  too_many_tries:
    'Trop d’essais sur ce compte. Attends un quart d’heure, ou demande un nouveau code à ton établissement.',
  busy: 'Beaucoup de connexions en ce moment. Réessaie dans quelques secondes.',
  code_unknown: 'Ce code n’est pas reconnu ou a déjà servi. Ton établissement peut t’en donner un autre.',
  too_many_calls: 'Trop de demandes en peu de temps. Attends une minute.',
  submission_empty: 'Ajoute un texte ou un fichier avant de rendre.',
  recipient_not_allowed: 'Tu ne peux pas écrire à cette personne.',
  too_many_messages: 'Tu as envoyé beaucoup de messages en une heure. Réessaie un peu plus tard.',
  no_recipient: 'Personne ne recevrait ce message. Choisis un autre destinataire.',
  file_unknown: 'Un fichier joint a disparu ou n’est pas à toi. Retire-le et ajoute-le de nouveau.',
}

export type Reason = keyof typeof sentences

/** Thrown by a procedure that will not do what it is asked, for a reason the person can read. */
export class Refusal extends Error {
  readonly reason: Reason

  constructor(reason: Reason) {
    super(reason)
    this.name = 'Refusal'
    this.reason = reason
  }
}

export const notFound = () => new Refusal('not_found')

const isReason = (word: string): word is Reason => Object.hasOwn(sentences, word)

/** The French sentence of a refusal received over the wire; `undefined` when it is not one of ours. */
export function refusalSentence(word: string | undefined, to: 'pupil' | 'adult' = 'adult') {
  if (word === undefined || !isReason(word)) return undefined
  return (to === 'pupil' ? toPupils[word] : undefined) ?? sentences[word]
}
