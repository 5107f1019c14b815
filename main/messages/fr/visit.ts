import type { visit as reference } from '../it/visit.ts'

/** The texts of the visit as a whole, in French. */
export const visit = {
  'home.welcome': 'Bienvenue ! Touchez une case, ou présentez le code QR de votre avis au lecteur.',
  'home.sign-in': 'Se connecter',
  'home.sign-in-note': 'Avec adresse e-mail et mot de passe',
  'home.registration': 'S’inscrire',
  'home.registration-note': 'Créer votre profil',
  'home.board': 'Paiements effectués',
  'home.board-note': 'Vos reçus et les paiements en cours',
  'home.profile': 'Mon profil',
  'home.profile-note': 'Vos données et votre mot de passe',
  'home.offline-account': 'Il faut attendre la connexion.',
  'home.signed-in': 'Connecté ({initials}). Pour sortir, touchez Terminer.',
  'home.privacy': 'Vie privée',
  'home.accessibility': 'Accessibilité',
  'home.no-receipt-print': 'Pour le moment, le reçu arrive seulement par e-mail.',

  'cannot-save.title': 'Pour l’instant, ce guichet ne peut rien enregistrer',
  'cannot-save.text':
    'Sa mémoire est pleine : rien de nouveau ne peut commencer. Ce qui est déjà fait est en sécurité. Le bureau peut vous aider.',

  'idle.title': 'Toujours là ?',
  'idle.text': 'Sans réponse, l’écran revient bientôt au début et ce qui a été écrit est effacé.',
  'idle.stay': 'Je suis toujours là',

  'more.privacy': 'L’information complète',
  'more.accessibility': 'La déclaration d’accessibilité',
  'more.feedback': 'Signaler un problème',
  'more.open': 'Scanner le code avec le téléphone : il ouvre {host}',

  'privacy.title': 'Vos données',
  'privacy.text': 'Ce guichet utilise vos données seulement pour ce que vous demandez ici.',
  'privacy.who': 'Qui les utilise',
  'privacy.who-unknown': 'La commune',
  'privacy.why': 'Pourquoi',
  'privacy.why-text':
    'Pour trouver et payer vos avis, vous donner les reçus et vous aider : une tâche que la loi confie à la commune.',
  'privacy.how-long': 'Combien de temps',
  'privacy.how-long-text':
    'Ce que vous écrivez disparaît d’ici à la fin. La commune garde les données des paiements et les reçus le temps demandé par la loi ; un profil, avec la liste de ses paiements, jusqu’à sa suppression. Les demandes d’aide sont effacées 90 jours après leur clôture.',
  'privacy.rights': 'Vos droits',
  'privacy.rights-text': 'Vous pouvez demander à voir, corriger ou effacer vos données.',
  'privacy.rights-contact': 'Vous pouvez demander à voir, corriger ou effacer vos données : {contact}',

  'accessibility.title': 'Accessibilité',
  'accessibility.text': 'Chacun utilise ce guichet à sa façon.',
  'accessibility.sight': 'Voir',
  'accessibility.sight-text': 'Texte plus grand et couleurs plus nettes : Grand texte, Contraste.',
  'accessibility.hands': 'Bouger',
  'accessibility.hands-text': 'De grands boutons. Tout se fait aussi avec un clavier, sans toucher l’écran.',
  'accessibility.time': 'Avoir du temps',
  'accessibility.time-text':
    'Avant de fermer, le guichet demande si vous êtes toujours là. Vous pouvez répondre chaque fois.',
  'accessibility.words': 'Comprendre',
  'accessibility.words-text': 'Des mots simples, en cinq langues.',
  'accessibility.people': 'Se faire aider',
  'accessibility.people-text': 'Le personnel du bureau peut vous aider sur place.',

  'no-code.title': 'Où trouver le code',
  'no-code.text': 'Il faut le code pour trouver un avis. Il peut être à l’un de ces endroits.',
  'no-code.paper': 'Sur la feuille',
  'no-code.paper-text': 'À côté du code QR, après les mots Codice Avviso : 18 chiffres.',
  'no-code.phone': 'Sur le téléphone',
  'no-code.phone-text': 'Dans le message de l’app IO ou dans l’e-mail.',
  'no-code.office': 'Au bureau',
  'no-code.office-text':
    'Le personnel peut chercher l’avis avec vous. Apportez une pièce d’identité et le code fiscal.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
