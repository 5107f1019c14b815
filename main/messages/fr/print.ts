import type { print as reference } from '../it/print.ts'

/** The texts of printing, in French. */
export const print = {
  'print.notice.title': 'Impression de votre avis',
  'print.notice.done': 'Votre avis est imprimé. Prenez-le dans l’imprimante avant de partir.',
  'print.notice.money': 'Rien n’a été payé.',
  'print.notice.otherwise':
    'Vous pouvez payer tout de suite avec le téléphone, ou imprimer l’avis un autre jour avec le même code.',

  'print.receipt.title': 'Impression de votre reçu',
  'print.receipt.done': 'Votre reçu est imprimé. Prenez-le dans l’imprimante et gardez-le.',
  'print.receipt.money': 'Le paiement est fait. L’impression n’y change rien.',
  'print.receipt.otherwise': 'Vous pouvez le recevoir par e-mail, ou le chercher et l’imprimer un autre jour.',

  'print.slip.title': 'Impression du mémo',
  'print.slip.done': 'Le mémo est imprimé. Prenez-le dans l’imprimante avant de partir.',
  'print.slip.money': 'Le paiement n’est pas encore confirmé. L’impression n’y change rien.',
  'print.slip.otherwise': 'Vous trouverez le reçu plus tard, avec le code de l’avis.',

  'print.wait': 'Restez ici : vous saurez quand la feuille est prête.',

  'print.long': 'L’impression est encore en cours.',

  'print.held-title': 'L’impression attend',

  'print.held-next':
    'La feuille sort toute seule dès que le personnel s’est occupé de l’imprimante. Ou annulez l’impression.',

  'print.cancel': 'Annuler l’impression',

  'print.taken-title': 'Prenez la feuille',

  'print.taken': 'J’ai pris la feuille',

  'print.places.title': 'Où payer avec cette feuille',
  'print.places.bank': 'Dans les banques et aux distributeurs',
  'print.places.post': 'Dans les bureaux de poste',
  'print.places.shop': 'Dans les tabacs, bars et supermarchés agréés',
  'print.places.app': 'Avec l’app IO ou l’app de votre banque, en scannant le code QR',

  'print.keep.receipt': 'Pourquoi le garder',
  'print.keep.receipt-text': 'Il prouve que vous avez payé.',
  'print.keep.lost': 'Si vous le perdez',
  'print.keep.lost-text': 'Vous pouvez le retrouver ici, avec le code de l’avis et le code fiscal.',
  'print.keep.later': 'Quand c’est confirmé',
  'print.keep.later-text': 'Cherchez le reçu ici, avec les données du mémo.',
  'print.keep.meanwhile': 'En attendant',
  'print.keep.meanwhile-text': 'Ne payez pas cet avis une deuxième fois.',

  'print.at': 'La feuille sort de l’imprimante « {printer} ».',
  'print.elsewhere': 'Utiliser l’autre imprimante',
  'print.elsewhere-note': 'Elle s’appelle « {printer} »',
  'print.without': 'Sans feuille',
  'print.clears': 'Dès que c’est réglé, vous pourrez imprimer ici.',
  'print.mail': 'Le recevoir par e-mail',
  'print.bad-sheet': 'La feuille n’est pas bonne',
  'print.bad-sheet-note': 'Illisible ou absente : elle est imprimée encore une fois',
  'print.unknown.none': 'Il n’y a pas de feuille',
  'print.mended.title': 'L’imprimante est prête',
  'print.mended.text': 'Le problème est réglé. Vous pouvez imprimer.',
  'print.quota.title': 'Plus de feuilles pour cette visite',
  'print.quota.text': 'Feuilles imprimables par visite : {limit}. Ainsi, il y a du papier pour tous.',
  'print.quota.next': 'S’il vous faut d’autres feuilles, demandez au personnel du bureau.',

  'print.trouble.paper-out.title': 'Plus de papier',
  'print.trouble.paper-out.cause': 'L’imprimante n’a plus de papier et votre feuille n’est pas sortie.',
  'print.trouble.paper-out.next': 'Demandez au personnel d’ajouter du papier.',
  'print.trouble.paper-jam.title': 'Une feuille est coincée',
  'print.trouble.paper-jam.cause': 'Une feuille est restée dans l’imprimante et la vôtre n’est pas sortie.',
  'print.trouble.paper-jam.next': 'Ne tirez pas la feuille : demandez au personnel de libérer l’imprimante.',
  'print.trouble.door-open.title': 'L’imprimante est ouverte',
  'print.trouble.door-open.cause': 'Un volet de l’imprimante est ouvert et votre feuille n’est pas sortie.',
  'print.trouble.door-open.next': 'Demandez au personnel de fermer l’imprimante.',
  'print.trouble.toner-empty.title': 'Plus de toner',
  'print.trouble.toner-empty.cause': 'L’imprimante n’a plus de toner et votre feuille n’est pas sortie.',
  'print.trouble.toner-empty.next': 'Demandez au personnel de changer le toner.',
  'print.trouble.offline.title': 'L’imprimante ne répond pas',
  'print.trouble.offline.cause': 'Elle est peut-être éteinte ou débranchée. Votre feuille n’est pas sortie.',
  'print.trouble.offline.next': 'Demandez au personnel d’allumer ou de rebrancher l’imprimante.',
  'print.trouble.not-accepting.title': 'L’imprimante n’est pas disponible',
  'print.trouble.not-accepting.cause':
    'L’imprimante est allumée mais n’accepte rien en ce moment. Votre feuille n’est pas sortie.',
  'print.trouble.not-accepting.next': 'Demandez au personnel de débloquer l’imprimante.',
  'print.trouble.stopped.title': 'L’imprimante s’est arrêtée',
  'print.trouble.stopped.cause': 'L’imprimante ne dit pas pourquoi. Votre feuille n’est pas sortie.',
  'print.trouble.stopped.next': 'Demandez au personnel de regarder l’imprimante.',
  'print.trouble.interrupted.title': 'Impression interrompue',
  'print.trouble.interrupted.cause': 'Le guichet a redémarré avant d’imprimer. Votre feuille n’est pas sortie.',
  'print.trouble.interrupted.next': 'Vous pouvez imprimer à nouveau.',
  'print.trouble.cancelled.title': 'Impression annulée',
  'print.trouble.cancelled.cause': 'L’impression a été annulée et la feuille n’est pas sortie.',
  'print.trouble.cancelled.next': 'Vous pouvez imprimer à nouveau quand vous voulez.',
  'print.trouble.refused.title': 'L’imprimante n’a pas pris la feuille',
  'print.trouble.refused.cause': 'L’imprimante a refusé le document. Votre feuille n’est pas sortie.',
  'print.trouble.refused.next': 'S’il vous faut la feuille, demandez au personnel.',
  'print.trouble.aborted.title': 'L’impression n’a pas réussi',
  'print.trouble.aborted.cause': 'L’imprimante a renoncé avant de commencer. Votre feuille n’est pas sortie.',
  'print.trouble.aborted.next': 'Vous pouvez essayer d’imprimer à nouveau.',
  'print.trouble.unknown.title': 'Regardez dans le bac',
  'print.trouble.unknown.cause': 'Nous ne savons pas si la feuille est sortie : l’imprimante ne l’a pas confirmé.',
  'print.trouble.unknown.next': 'Si la feuille est là, prenez-la. Sinon, vous pouvez imprimer à nouveau.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
