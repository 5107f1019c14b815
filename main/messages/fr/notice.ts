import type { notice as reference } from '../it/notice.ts'

/** The texts of the flow `notice`, in French. */
export const notice = {
  'notice.label.creditor': 'Organisme créancier',
  'notice.label.creditor-code': 'Code fiscal organisme',
  'notice.label.subject': 'Objet du paiement',
  'notice.label.code': 'Code Avis',
  'notice.label.iuv': 'IUV',
  'notice.label.debtor': 'Destinataire',
  'notice.label.amount': 'Montant',
  'notice.label.instalment': 'Versement',

  'notice.instalment': '{number} sur {of}',

  'notice.entry.title': 'Écrire le code de l’avis',
  'notice.entry.hint': 'Il est sur l’avis, à côté du code QR : 18 chiffres. Ou présentez le code QR au lecteur.',
  'notice.entry.field': 'Code Avis ou IUV',
  'notice.entry.no-code': 'Je n’ai pas le code',
  'notice.entry.find': 'Chercher',
  'notice.entry.letters': 'Lettres',
  'notice.entry.numbers': 'Chiffres',
  'notice.entry.clear': 'Vider',
  'notice.entry.too-short': 'Le code n’est pas complet. Chiffres manquants : {missing}.',
  'notice.entry.incomplete': 'Le code n’est pas complet. Comparez-le avec l’avis.',
  'notice.entry.too-long': 'Il y a trop de chiffres : le Code Avis en a 18.',
  'notice.entry.invalid': 'Ce n’est pas le code d’un avis. Comparez-le avec la feuille.',

  'notice.doubtful.title': 'Vérifier le code',
  'notice.doubtful.text': 'Un chiffre est peut-être faux. Comparez le code ci-dessous avec celui de l’avis.',
  'notice.doubtful.read': 'Le code écrit',
  'notice.doubtful.correct': 'Corriger',
  'notice.doubtful.find': 'Chercher quand même',

  'notice.searching.title': 'Recherche de votre avis',
  'notice.searching.text': 'D’habitude, quelques secondes suffisent.',
  'notice.searching.wait': 'Attente de la réponse de l’organisme créancier.',
  'notice.searching.long':
    'C’est plus long que d’habitude. Vous pouvez attendre, revenir en arrière ou demander de l’aide.',
  'notice.searching.code': 'Le code recherché',

  'notice.summary.title': 'Votre avis',
  'notice.summary.due': 'À payer avant le {date}',
  'notice.summary.overdue': 'Échu le {date} : on peut encore payer',
  'notice.summary.cached': 'Données de {time}',
  'notice.summary.cached-day': 'Données du {date} à {time}',

  'notice.phone.title': 'Scanner le code avec le téléphone',
  'notice.phone.qr': 'Code QR de l’avis',
  'notice.phone.io': 'Avec l’app IO',
  'notice.phone.io-steps': 'Ouvrez IO, touchez « Scanner » et visez le code avec le téléphone.',
  'notice.phone.bank': 'Avec l’app de votre banque',
  'notice.phone.bank-steps': 'Ouvrez l’app, choisissez « pagoPA » et scannez le code.',
  'notice.phone.none': 'Sans téléphone',
  'notice.phone.none-steps': 'Imprimez l’avis et payez à la banque, à la poste ou au tabac.',

  'notice.fault.unknown-code.title': 'Code introuvable',
  'notice.fault.unknown-code.cause': 'Il n’y a aucun avis avec le code {code}.',
  'notice.fault.unknown-code.next':
    'Comparez le code avec celui de l’avis et corrigez-le. Un avis très récent peut apparaître après quelques jours.',
  'notice.fault.unknown-code.action': 'Corriger le code',
  'notice.fault.too-many-attempts.title': 'Trop de codes introuvables',
  'notice.fault.too-many-attempts.cause': 'Par sécurité, on ne peut plus chercher de codes ici pendant un moment.',
  'notice.fault.too-many-attempts.next': 'Le personnel du bureau peut chercher l’avis avec vous.',
  'notice.fault.other-creditor.title': 'L’avis vient d’un autre organisme',
  'notice.fault.other-creditor.cause':
    'Cet avis n’est pas de la commune : il vient de l’organisme au code fiscal {creditorCode}.',
  'notice.fault.other-creditor.next':
    'On peut le payer avec l’app IO, l’app de la banque, à la banque, à la poste ou au tabac.',
  'notice.fault.paid.title': 'Cet avis est déjà payé',
  'notice.fault.paid.cause': 'L’avis {code} est payé.',
  'notice.fault.paid.next': 'Vous pouvez chercher un autre avis. Si quelque chose ne va pas, demandez de l’aide.',
  'notice.fault.expired.title': 'L’avis ne peut plus être payé',
  'notice.fault.expired.cause': 'Le délai pour payer l’avis {code} est passé.',
  'notice.fault.expired.next': 'Le bureau peut vous dire s’il faut un nouvel avis, et vous le préparer.',
  'notice.fault.revoked.title': 'L’avis a été annulé',
  'notice.fault.revoked.cause': 'Le bureau a retiré l’avis {code} : il ne faut pas le payer.',
  'notice.fault.revoked.next':
    'Si vous avez reçu un nouvel avis, utilisez celui-là. Pour savoir pourquoi, demandez de l’aide.',
  'notice.fault.not-yet.title': 'C’est trop tôt pour payer',
  'notice.fault.not-yet.cause': 'L’avis {code} peut être payé à partir du {from}.',
  'notice.fault.not-yet.next': 'Gardez la feuille et revenez à partir de ce jour.',
  'notice.fault.other-plan.title': 'Une autre façon de payer est choisie',
  'notice.fault.other-plan.cause':
    'Pour cette dette, le choix entre payer en une fois et payer en plusieurs fois est fait : l’avis {code} ne sert plus.',
  'notice.fault.other-plan.next':
    'Utilisez les avis de la façon choisie. Si vous ne les trouvez pas, demandez de l’aide.',
  'notice.fault.unreachable.title': 'Impossible de vérifier maintenant',
  'notice.fault.unreachable.cause': 'La connexion manque et l’avis {code} n’est pas parmi ceux gardés ici.',
  'notice.fault.unreachable.next':
    'Réessayez bientôt. Avec l’app IO ou l’app de la banque, vous pouvez payer en scannant le code QR de la feuille.',
  'notice.fault.half-scan.title': 'Code lu en partie',
  'notice.fault.half-scan.cause': 'Le lecteur n’a pas lu tout le code.',
  'notice.fault.half-scan.next': 'Présentez à nouveau le code au lecteur, la feuille bien à plat. Ou écrivez le code.',
  'notice.fault.foreign-scan.title': 'Ce n’est pas un avis',
  'notice.fault.foreign-scan.cause': 'Le code lu n’est pas celui d’un avis de paiement pagoPA.',
  'notice.fault.foreign-scan.next':
    'Présentez le code QR de l’avis au lecteur : il est à côté du Code Avis. Ou écrivez le code.',

  'notice.paper.overdue': 'Sur la feuille {paper} : le bureau a pu ajouter une somme pour le retard.',
  'notice.paper.updated': 'Sur la feuille {paper} : le bureau a mis à jour le montant.',

  'notice.tax-code.title': 'Pour avoir l’avis, il faut le code fiscal',
  'notice.tax-code.text': 'C’est celui du destinataire de l’avis. Ainsi, personne d’autre ne peut l’avoir.',
  'notice.tax-code.where': 'Où le trouver',
  'notice.tax-code.privacy': 'La commune utilise le code seulement pour ce contrôle et ne le garde pas.',
  'notice.tax-code.wrong': 'Ce n’est pas le code du destinataire de cet avis. Vérifiez-le et réessayez.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
