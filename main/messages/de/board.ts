import type { board as reference } from '../it/board.ts'

/** The texts of the flow `board`, in German. */
export const board = {
  'board.list.newest': 'Hier nach der Anmeldung begonnene, die neuesten zuerst.',
  'board.list.oldest': 'Hier nach der Anmeldung begonnene, die ältesten zuerst.',
  'board.list.only': 'Nur: {filters}',
  'board.list.words': '„{text}“',
  'board.list.open': 'Details',
  'board.list.filters': 'Filter',
  'board.list.filters-on': 'Aktive Filter: {count}',
  'board.order.oldest': 'Älteste zuerst',
  'board.order.newest': 'Neueste zuerst',
  'board.list.pages': 'Seiten',
  'board.list.page': 'Seite {page}',
  'board.list.previous': 'Vorige',
  'board.list.next': 'Nächste',

  'board.no-match.title': 'Keine solche Zahlung',
  'board.no-match.text': 'Zu diesen Wörtern oder Filtern gibt es keine Zahlung.',
  'board.no-match.hint': 'Versuchen Sie andere Wörter, oder entfernen Sie die Filter.',
  'board.clear': 'Filter entfernen',

  'board.none.title': 'Noch keine Zahlungen',
  'board.none.text': 'Mit Ihrem Profil haben Sie noch nichts bezahlt.',
  'board.none.here': 'Was hier erscheinen wird',
  'board.none.here-text': 'Die Zahlungen, die Sie angemeldet an diesem Schalter beginnen, mit ihren Quittungen.',
  'board.none.others': 'Andere Zahlungen',
  'board.none.others-text': 'Ihre Quittungen finden Sie vom Anfang aus: Berühren Sie Quittung suchen.',

  'board.filters.title': 'Welche Zahlungen möchten Sie sehen?',
  'board.filters.text': 'Filter lassen sich zusammen verwenden.',
  'board.filters.show': 'Zahlungen zeigen',

  'board.filter.period': 'Zeitraum',
  'board.filter.service': 'Dienst',
  'board.filter.amount': 'Betrag',
  'board.filter.outcome': 'Stand',

  'board.any.period': 'Jeder Zeitraum',
  'board.any.service': 'Alle Dienste',
  'board.any.amount': 'Jeder Betrag',
  'board.any.outcome': 'Jeder Stand',

  'board.choosing.period': 'Wann haben Sie bezahlt?',
  'board.choosing.service': 'Für welchen Dienst?',
  'board.choosing.amount': 'Wie viel haben Sie bezahlt?',
  'board.choosing.outcome': 'Wie ging die Zahlung aus?',
  'board.choosing.text': 'Berühren Sie, was Sie suchen.',

  'board.period.recent': 'Letzte 30 Tage',
  'board.amount.to-50': 'Bis 50 €',
  'board.amount.to-200': '50 bis 200 €',
  'board.amount.to-1000': '200 bis 1.000 €',
  'board.amount.over-1000': 'Über 1.000 €',

  'board.outcome.under-way': 'Im Gang',
  'board.outcome.paid': 'Bezahlt',
  'board.outcome.not-paid': 'Nicht bezahlt',
  'board.outcome.unknown': 'Nicht bestätigt',

  'board.totals.title': 'Summen pro Jahr',
  'board.totals.text': 'Nur gelungene Zahlungen, die mit diesem Profil gemacht wurden.',
  'board.totals.count': 'Zahlungen: {count}',
  'board.totals.open': 'Zeigen',
  'board.totals.none': 'Noch keine Summen',
  'board.totals.none-text': 'Sie erscheinen nach der ersten gelungenen Zahlung mit diesem Profil.',

  'board.details.when': 'Begonnen am',
  'board.details.again': 'Jetzigen Stand ansehen',
  'board.details.pay': 'Bezahlen',

  'board.details.under-way.title': 'Zahlung im Gang',
  'board.details.under-way.cause': 'Die Zahlung hat begonnen, ist aber noch nicht bestätigt.',
  'board.details.under-way.money': 'Es ist noch nicht sicher, dass bezahlt ist. Bezahlen Sie nicht noch einmal.',
  'board.details.under-way.next':
    'Sehen Sie in einigen Minuten wieder nach. Nach der Bestätigung steht hier die Quittung.',

  'board.details.not-paid.title': 'Nicht bezahlt',
  'board.details.not-paid.cause': 'Die Zahlung wurde begonnen, hat aber nicht geklappt.',
  'board.details.not-paid.money': 'Es wurde nichts bezahlt.',
  'board.details.not-paid.next': 'Wenn die Mitteilung noch offen ist, können Sie sie jetzt bezahlen.',

  'board.details.unknown.title': 'Die Bestätigung fehlt',
  'board.details.unknown.cause': 'pagoPA hat nicht rechtzeitig gesagt, wie die Zahlung ausging.',
  'board.details.unknown.money': 'Es ist keine Zahlung bekannt, aber das ist nicht sicher.',
  'board.details.unknown.next':
    'Sehen Sie auf Konto oder Karte nach. Ist etwas abgebucht, warten Sie: Die Quittung kann noch kommen. Wenn nicht, können Sie noch einmal bezahlen.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
