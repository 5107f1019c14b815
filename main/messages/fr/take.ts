import type { take as reference } from '../it/take.ts'

/** The texts of the flow `take`, in French. */
export const take = {
  'take.making.title': 'Je prépare l’avis pour le téléphone',
  'take.making.wait': 'J’attends la réponse de la commune.',
  'take.link.title': 'Emportez l’avis',
  'take.link.qr': 'Code QR pour télécharger l’avis',
  'take.link.save': 'Télécharger le fichier',
  'take.link.save-text': 'Sur le téléphone, touchez le bouton : l’avis arrive en fichier PDF. Une seule fois.',
  'take.link.until-text': 'Le code est valable jusqu’à {time}.',
  'take.link.mail': 'Envoyer par e-mail',
  'take.link.new': 'Montrer un autre code',
  'take.email.title': 'L’avis par e-mail',
  'take.email.hint': 'À qui nous l’envoyons',
  'take.email.send': 'Envoyer l’avis',
  'take.email.phone': 'Avec le code QR',

  'take.sending.title': 'J’envoie l’avis',
  'take.sending.wait': 'J’attends la réponse de la commune.',

  'take.trouble.unheard':
    'La commune ne répond pas : nous ne savons pas si l’e-mail part. Si vous réessayez, un seul part de toute façon.',
  'take.trouble.no-mail': 'Pour l’instant aucun e-mail ne part d’ici. Il y a le code QR et l’impression.',
  'take.trouble.too-many': 'Trois e-mails sont déjà partis d’ici. Pour d’autres copies, imprimez-le.',
  'take.mailed.title': 'Avis en route',
  'take.mailed.text': 'L’avis arrive à {email} dans quelques minutes.',
  'take.mailed.missing-text': 'Regardez dans les indésirables. Ou scannez le code, ou imprimez-le.',
  'take.failed.offline.title': 'L’avis ne peut pas être envoyé maintenant',
  'take.failed.offline.text': 'La connexion avec la commune manque.',
  'take.failed.offline.next': 'Réessayez bientôt, ou revenez en arrière et imprimez-le.',
  'take.failed.not-payable.title': 'Cet avis ne peut plus être payé',
  'take.failed.not-payable.text': 'Quelque chose a changé entre-temps : il a pu être payé ou retiré.',
  'take.failed.not-payable.next': 'Cherchez l’avis encore une fois : vous verrez ici où il en est.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
