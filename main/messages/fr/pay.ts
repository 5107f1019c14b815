import type { pay as reference } from '../it/pay.ts'

/** The texts of the flow `pay`, in French. */
export const pay = {
  'pay.offer.title': 'Payer ici',
  'pay.offer.changed': 'Le montant a changé : avant {before}.',
  'pay.offer.email-hint': 'Pour recevoir le reçu par e-mail. Sinon, laissez vide.',
  'pay.offer.go': 'Aller au paiement',
  'pay.offer.without': 'Continuer sans e-mail',
  'pay.offer.how': 'Comment payer',
  'pay.offer.how-text':
    'La page pagoPA s’ouvre : choisissez-y carte ou compte. Nous ne demandons aucun numéro de carte.',
  'pay.offer.privacy':
    'L’adresse sert seulement à vous envoyer le reçu, pour la commune et la page pagoPA. La commune l’efface après l’envoi.',

  'pay.opening.title': 'Préparation du paiement',
  'pay.opening.begun': 'La page de paiement s’ouvre bientôt.',
  'pay.opening.waiting': 'Attente de la réponse de pagoPA.',
  'pay.opening.long': 'C’est plus long que d’habitude. Rien n’a été payé. Vous pouvez attendre ou demander de l’aide.',

  'pay.outside.title': 'Page de paiement',
  'pay.outside.of': 'page de',
  'pay.outside.loading': 'La page s’ouvre',
  'pay.outside.until': 'Cette page se ferme à {time}.',
  'pay.outside.cancel': 'Annuler',

  'pay.link.title': 'Continuer sur la page pagoPA',
  'pay.link.text': 'Ici, la page de paiement s’ouvre dans une autre fenêtre. Ensuite, revenez ici.',
  'pay.link.open': 'Ouvrir la page externe',
  'pay.link.watch': 'Pendant le paiement',
  'pay.link.watch-text': 'Cet écran attend : après le paiement, il montre tout seul le résultat.',

  'pay.phone.title': 'Payer sur votre téléphone',
  'pay.phone.qr': 'Code QR de la page de paiement',
  'pay.phone.scan': 'Scanner le code',
  'pay.phone.scan-text': 'Ouvrez l’appareil photo du téléphone et visez le code. Aucune app n’est nécessaire.',
  'pay.phone.pay': 'Payer sur la page',
  'pay.phone.pay-text':
    'Vérifiez le montant et continuez. Les données de la carte s’écrivent seulement sur la page pagoPA.',
  'pay.phone.until': 'Jusqu’à quand',
  'pay.phone.until-text': 'La page peut être ouverte jusqu’à {time}.',
  'pay.phone.begun': 'Le paiement a commencé sur le téléphone',
  'pay.phone.waits': 'Ici vous verrez le résultat',
  'pay.phone.stop': 'Payer autrement',

  'pay.waiting.title': 'Attente du reçu',
  'pay.waiting.ok': 'La page pagoPA dit que le paiement a réussi.',
  'pay.waiting.waiting': 'La banque doit encore confirmer le paiement.',
  'pay.waiting.wait': 'Attente de la confirmation : d’habitude, quelques secondes suffisent.',
  'pay.waiting.long': 'C’est plus long que d’habitude. Le reçu arrive même si vous n’attendez pas ici.',
  'pay.waiting.where': 'Où arrive le reçu',
  'pay.waiting.where-here': 'Ici à l’écran. Plus tard, on peut aussi le chercher depuis l’écran d’accueil.',
  'pay.waiting.where-mail': 'Ici à l’écran, et par e-mail à {email}',
  'pay.waiting.again': 'Ne payez pas une deuxième fois : le paiement est en cours.',
  'pay.waiting.go-on': 'Je n’attends pas : je regarde plus tard',

  'pay.paid.title': 'Paiement réussi',
  'pay.paid.mail': 'Le reçu arrive aussi à {email}',
  'pay.paid.no-mail': 'Imprimez-le, ou cherchez-le ici plus tard avec le code de l’avis.',
  'pay.paid.asked': 'L’avis demandait {asked} : le bureau vérifie.',
  'pay.paid.other': 'Faire autre chose',

  'pay.label.fee': 'Commission',
  'pay.label.total': 'Total',
  'pay.label.when': 'Payé le',
  'pay.label.psp': 'Payé par',

  'pay.cancelled.title': 'Paiement annulé',
  'pay.cancelled.cause': 'Le paiement a été annulé sur la page pagoPA.',
  'pay.cancelled.next': 'L’avis est libre : vous pouvez réessayer tout de suite ou payer autrement.',

  'pay.refused.title': 'Paiement non réussi',
  'pay.refused.cause': 'La banque ou la carte n’a pas accepté le paiement.',
  'pay.refused.next': 'Vous pouvez réessayer avec une autre carte, ou payer avec le téléphone ou la feuille.',

  'pay.left.title': 'Page de paiement fermée',
  'pay.left.cause': 'La page pagoPA a été fermée d’ici.',
  'pay.left.money': 'Si vous n’avez pas confirmé le paiement, rien n’a été payé.',
  'pay.left.next':
    'L’avis est de nouveau libre à {time}. Si vous aviez déjà confirmé, ne payez pas une deuxième fois : le reçu arrive.',
  'pay.left.reopen': 'Rouvrir la page',

  'pay.late.title': 'La confirmation arrive plus tard',
  'pay.late.mail': 'Le reçu arrivera à {email} quand la banque confirme.',
  'pay.late.no-mail': 'Le reçu pourra être cherché ici quand la banque confirme.',
  'pay.late.money': 'Le paiement est en cours mais pas encore confirmé. Ne payez pas une deuxième fois.',
  'pay.late.next': 'Imprimez le mémo pour chercher le reçu. Sans confirmation, l’avis est de nouveau libre à {time}.',

  'pay.unknown.title': 'Pas de confirmation à temps',
  'pay.unknown.cause': 'pagoPA n’a pas dit à temps comment le paiement s’est passé.',
  'pay.unknown.money': 'Aucun paiement n’est connu, mais ce n’est pas encore certain.',
  'pay.unknown.next':
    'Regardez le compte ou la carte. Si vous voyez le débit, ne payez pas une deuxième fois : demandez de l’aide.',
  'pay.unknown.retry': 'Pas de débit : réessayer',

  'pay.elsewhere.title': 'L’avis est déjà payé',
  'pay.elsewhere.cause': 'Entre-temps, quelqu’un a payé cet avis autrement.',
  'pay.elsewhere.money': 'Rien n’a été payé d’ici.',
  'pay.elsewhere.next': 'Il n’y a rien d’autre à faire. Le reçu se cherche depuis le premier écran.',

  'pay.busy.title': 'Quelqu’un paie déjà',
  'pay.busy.cause': 'Le paiement de cet avis a déjà commencé, ici ou ailleurs.',
  'pay.busy.next': 'Si personne ne termine, l’avis est de nouveau libre à {time}. Réessayez après cette heure.',
  'pay.busy.back': 'Retour à l’avis',

  'pay.not-payable.title': 'L’avis ne peut pas être payé maintenant',
  'pay.not-payable.unknown': 'Le bureau ne trouve plus cet avis.',
  'pay.not-payable.expired': 'Le délai pour payer cet avis est passé.',
  'pay.not-payable.revoked': 'Le bureau a retiré cet avis : il ne faut pas le payer.',
  'pay.not-payable.not-yet': 'C’est trop tôt : cet avis ne peut pas encore être payé.',
  'pay.not-payable.other-plan':
    'Pour cette dette, une autre façon est déjà choisie : en une fois ou en plusieurs fois.',
  'pay.not-payable.next': 'Le bureau peut vous dire pourquoi et ce qu’il faut.',

  'pay.unavailable.title': 'On ne peut pas payer ici maintenant',
  'pay.unavailable.offline': 'La connexion avec la commune manque.',
  'pay.unavailable.unreachable': 'La page pagoPA ne répond pas.',
  'pay.unavailable.busy': 'La page pagoPA a trop de demandes en ce moment.',
  'pay.unavailable.refused': 'La page pagoPA n’a pas accepté cet avis.',
  'pay.unavailable.next':
    'Réessayez bientôt. Ou revenez à l’avis : payez avec l’app du téléphone ou imprimez la feuille.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
