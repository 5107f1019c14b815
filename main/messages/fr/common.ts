import type { common as reference } from '../it/common.ts'

/** The texts of what every flow says, in French. */
export const common = {
  'kiosk.name': 'Guichet de paiement',

  'wait.title': 'Un instant',
  'wait.text': 'Le guichet se prépare. Il n’y a rien à toucher pour le moment.',

  'base.back': 'Retour',
  'base.help': 'Aide',
  'base.end': 'Terminer',

  'crown.language': 'Langue',

  'error.title': 'Quelque chose n’a pas marché',
  'error.text': 'Vous pouvez réessayer. Si un paiement était en cours, demandez d’abord au personnel, avec ce code.',
  'error.no-answer':
    'Le guichet ne répond pas comme il faut. Vous pouvez réessayer. Si un paiement était en cours, demandez d’abord au personnel.',
  'error.code': 'Code {code}',
  'error.continue': 'Continuer',

  'home.title': 'Que voulez-vous faire ?',
  'home.text': 'Touchez une case. Ou présentez le code QR de votre avis au lecteur.',
  'home.pay': 'Payer un avis',
  'home.pay-note': 'Il faut le code imprimé sur l’avis de paiement',
  'home.assistance': 'Assistance',
  'home.assistance-note': 'Où et quand trouver le personnel du bureau',
  'home.offline': 'La connexion manque en ce moment : certains avis peuvent ne pas être disponibles.',
  'home.no-print': 'Pour l’instant, on ne peut payer qu’avec le téléphone.',
  'home.receipt': 'Chercher un reçu',
  'home.receipt-note': 'Avec le code de l’avis et le code fiscal',

  'help.title': 'Demander de l’aide',
  'help.text': 'Le personnel du bureau peut vous aider. Si vous avez l’avis de paiement, apportez-le.',
  'help.office': 'Bureau',
  'help.address': 'Adresse',
  'help.hours': 'Horaires',
  'help.phone': 'Téléphone',
  'help.email': 'E-mail',
  'help.unknown': 'Les contacts du bureau ne sont pas encore disponibles ici. Demandez au personnel sur place.',
  'help.return': 'Revenir où vous étiez',

  'languages.title': 'Choisir la langue',

  'printer.paper-out': 'Il n’y a plus de papier dans l’imprimante.',
  'printer.paper-jam': 'Une feuille est coincée dans l’imprimante.',
  'printer.door-open': 'Un volet de l’imprimante est ouvert.',
  'printer.toner-empty': 'Il n’y a plus de toner dans l’imprimante.',
  'printer.offline': 'L’imprimante ne répond pas.',
  'printer.not-accepting': 'L’imprimante n’accepte pas d’impressions.',
  'printer.stopped': 'L’imprimante est arrêtée.',

  'connection.none': 'La connexion manque en ce moment.',

  'advice.money': 'Votre argent',
  'advice.next': 'Que faire',
  'advice.privacy': 'Vos données',

  'money.none': 'Rien n’a été payé.',
  'money.paid': 'Le paiement est déjà fait : il ne faut pas payer une deuxième fois.',

  'action.ask-help': 'Demander de l’aide',
  'action.pay-by-phone': 'Payer avec votre téléphone',
  'action.pay-by-phone-note': 'Avec l’app IO ou l’app de votre banque',
  'action.print': 'Imprimer l’avis',
  'action.print-note': 'Pour payer à la banque, à la poste ou au tabac',
  'action.print-again': 'Imprimer à nouveau',
  'action.other-notice': 'Chercher un autre avis',
  'action.type-code': 'Écrire le code',
  'action.retry': 'Réessayer',
  'action.home': 'Retour au début',
  'action.continue': 'Continuer',
  'action.pay-here': 'Payer ici',
  'action.pay-here-note': 'Par carte ou compte, sur la page pagoPA',
  'action.pay-by-page': 'Sans app : ouvrir une page',
  'action.pay-by-page-note': 'Un autre code QR ouvre la page sur le téléphone',
  'action.print-receipt': 'Imprimer le reçu',
  'action.print-slip': 'Imprimer le mémo',
  'action.print-slip-note': 'Pour chercher le reçu plus tard',

  'field.email': 'Adresse e-mail',
  'field.email-bad': 'L’adresse ne semble pas complète. Par exemple : nom@poste.fr',
  'field.email-suggestion': 'Peut-être {email}',
  'field.tax-code': 'Code fiscal ou numéro de TVA',
  'field.tax-code-bad': 'Le code n’est pas complet. Une personne a 16 caractères, une entreprise 11 chiffres.',
  'field.tax-code-where': 'Celui du destinataire est sur sa carte de santé. Une entreprise utilise son numéro de TVA.',

  'keys.erase': 'Effacer',
  'keys.enter': 'Entrée',
  'keys.tab': 'Champ suivant',
  'keys.shift': 'Majuscules',
  'keys.space': 'Espace',
  'keys.left': 'À gauche',
  'keys.right': 'À droite',
  'keys.fold': 'Fermer le clavier',
  'keys.open': 'Ouvrir le clavier',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
