import type { board as reference } from '../it/board.ts'

/** The texts of the flow `board`, in French. */
export const board = {
  'board.list.newest': 'Ceux commencés ici une fois connecté, du plus récent au plus ancien.',
  'board.list.oldest': 'Ceux commencés ici une fois connecté, du plus ancien au plus récent.',
  'board.list.only': 'Seulement : {filters}',
  'board.list.words': '« {text} »',
  'board.list.open': 'Détails',
  'board.list.filters': 'Filtres',
  'board.list.filters-on': 'Filtres actifs : {count}',
  'board.order.oldest': 'Les plus anciens',
  'board.order.newest': 'Les plus récents',
  'board.list.pages': 'Pages',
  'board.list.page': 'Page {page}',
  'board.list.previous': 'Précédente',
  'board.list.next': 'Suivante',

  'board.no-match.title': 'Aucun paiement trouvé',
  'board.no-match.text': 'Aucun paiement n’a ces mots ou ne passe ces filtres.',
  'board.no-match.hint': 'Essayez d’autres mots, ou enlevez les filtres.',
  'board.clear': 'Enlever les filtres',

  'board.none.title': 'Aucun paiement pour l’instant',
  'board.none.text': 'Vous n’avez encore rien payé avec votre profil.',
  'board.none.here': 'Ce qui apparaîtra ici',
  'board.none.here-text': 'Les paiements que vous commencez à la borne une fois connecté, avec leurs reçus.',
  'board.none.others': 'Les autres paiements',
  'board.none.others-text': 'Leurs reçus se trouvent depuis le premier écran : touchez Chercher un reçu.',

  'board.filters.title': 'Quels paiements voulez-vous voir ?',
  'board.filters.text': 'Les filtres s’utilisent ensemble.',
  'board.filters.show': 'Voir les paiements',

  'board.filter.period': 'Période',
  'board.filter.service': 'Service',
  'board.filter.amount': 'Montant',
  'board.filter.outcome': 'État',

  'board.any.period': 'Toutes les périodes',
  'board.any.service': 'Tous les services',
  'board.any.amount': 'Tous les montants',
  'board.any.outcome': 'Tous les états',

  'board.choosing.period': 'Quand avez-vous payé ?',
  'board.choosing.service': 'Pour quel service ?',
  'board.choosing.amount': 'Combien avez-vous payé ?',
  'board.choosing.outcome': 'Comment s’est passé le paiement ?',
  'board.choosing.text': 'Touchez ce que vous cherchez.',

  'board.period.recent': '30 derniers jours',
  'board.amount.to-50': 'Jusqu’à 50 €',
  'board.amount.to-200': 'De 50 à 200 €',
  'board.amount.to-1000': 'De 200 à 1 000 €',
  'board.amount.over-1000': 'Plus de 1 000 €',

  'board.outcome.under-way': 'En cours',
  'board.outcome.paid': 'Payé',
  'board.outcome.not-paid': 'Non payé',
  'board.outcome.unknown': 'Non confirmé',

  'board.totals.title': 'Totaux par année',
  'board.totals.text': 'Seuls comptent les paiements réussis faits avec ce profil.',
  'board.totals.count': 'Paiements : {count}',
  'board.totals.open': 'Montrer',
  'board.totals.none': 'Pas encore de total',
  'board.totals.none-text': 'Les totaux apparaissent après le premier paiement réussi fait avec ce profil.',

  'board.details.when': 'Commencé le',
  'board.details.again': 'Voir où il en est',
  'board.details.pay': 'Payer',

  'board.details.under-way.title': 'Paiement en cours',
  'board.details.under-way.cause': 'Le paiement a commencé, mais il n’est pas encore confirmé.',
  'board.details.under-way.money': 'Il n’est pas encore sûr qu’il soit payé. Ne payez pas de nouveau.',
  'board.details.under-way.next': 'Regardez à nouveau dans quelques minutes. Une fois confirmé, le reçu est ici.',

  'board.details.not-paid.title': 'Paiement non fait',
  'board.details.not-paid.cause': 'Le paiement a commencé mais n’a pas abouti.',
  'board.details.not-paid.money': 'Rien n’a été payé.',
  'board.details.not-paid.next': 'Si l’avis est encore à payer, vous pouvez le payer maintenant.',

  'board.details.unknown.title': 'La confirmation manque',
  'board.details.unknown.cause': 'pagoPA n’a pas dit à temps comment s’est passé le paiement.',
  'board.details.unknown.money': 'On ne connaît aucun paiement, mais ce n’est pas sûr.',
  'board.details.unknown.next':
    'Regardez le compte ou la carte. Si vous voyez un débit, attendez : le reçu peut encore arriver. Sinon, vous pouvez payer de nouveau.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
