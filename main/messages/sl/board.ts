import type { board as reference } from '../it/board.ts'

/** The texts of the flow `board`, in Slovene. */
export const board = {
  'board.list.newest': 'Začeta tukaj po prijavi, najprej najnovejša.',
  'board.list.oldest': 'Začeta tukaj po prijavi, najprej najstarejša.',
  'board.list.only': 'Samo: {filters}',
  'board.list.words': '»{text}«',
  'board.list.open': 'Podrobnosti',
  'board.list.filters': 'Filtri',
  'board.list.filters-on': 'Uporabljeni filtri: {count}',
  'board.order.oldest': 'Najprej najstarejša',
  'board.order.newest': 'Najprej najnovejša',
  'board.list.pages': 'Strani',
  'board.list.page': 'Stran {page}',
  'board.list.previous': 'Prejšnja',
  'board.list.next': 'Naslednja',

  'board.no-match.title': 'Takega plačila ni',
  'board.no-match.text': 'Za te besede ali filtre ni nobenega plačila.',
  'board.no-match.hint': 'Poskusite z drugimi besedami ali odstranite filtre.',
  'board.clear': 'Odstrani filtre',

  'board.none.title': 'Plačil še ni',
  'board.none.text': 'S svojim profilom še niste ničesar plačali.',
  'board.none.here': 'Kaj bo tukaj',
  'board.none.here-text': 'Plačila, ki jih prijavljeni začnete na tej napravi, s potrdili.',
  'board.none.others': 'Druga plačila',
  'board.none.others-text': 'Njihova potrdila najdete na prvem zaslonu: dotaknite se Poišči potrdilo.',

  'board.filters.title': 'Katera plačila želite videti?',
  'board.filters.text': 'Filtre lahko uporabite skupaj.',
  'board.filters.show': 'Pokaži plačila',

  'board.filter.period': 'Obdobje',
  'board.filter.service': 'Storitev',
  'board.filter.amount': 'Znesek',
  'board.filter.outcome': 'Stanje',

  'board.any.period': 'Vsa obdobja',
  'board.any.service': 'Vse storitve',
  'board.any.amount': 'Vsi zneski',
  'board.any.outcome': 'Vsa stanja',

  'board.choosing.period': 'Kdaj ste plačali?',
  'board.choosing.service': 'Za katero storitev?',
  'board.choosing.amount': 'Koliko ste plačali?',
  'board.choosing.outcome': 'Kako se je plačilo končalo?',
  'board.choosing.text': 'Dotaknite se tega, kar iščete.',

  'board.period.recent': 'Zadnjih 30 dni',
  'board.amount.to-50': 'Do 50 €',
  'board.amount.to-200': 'Od 50 do 200 €',
  'board.amount.to-1000': 'Od 200 do 1.000 €',
  'board.amount.over-1000': 'Več kot 1.000 €',

  'board.outcome.under-way': 'V teku',
  'board.outcome.paid': 'Plačano',
  'board.outcome.not-paid': 'Ni plačano',
  'board.outcome.unknown': 'Ni potrjeno',

  'board.totals.title': 'Zneski po letih',
  'board.totals.text': 'Štejejo samo uspela plačila, opravljena s tem profilom.',
  'board.totals.count': 'Plačila: {count}',
  'board.totals.open': 'Pokaži',
  'board.totals.none': 'Zneskov še ni',
  'board.totals.none-text': 'Pokažejo se po prvem uspelem plačilu s tem profilom.',

  'board.details.when': 'Začeto',
  'board.details.again': 'Poglej, kako je zdaj',
  'board.details.pay': 'Plačaj',

  'board.details.under-way.title': 'Plačilo v teku',
  'board.details.under-way.cause': 'Plačilo se je začelo, a še ni potrjeno.',
  'board.details.under-way.money': 'Ni še gotovo, da je plačano. Ne plačajte še enkrat.',
  'board.details.under-way.next': 'Poglejte znova čez nekaj minut. Ko bo potrjeno, bo tu potrdilo.',

  'board.details.not-paid.title': 'Plačilo ni opravljeno',
  'board.details.not-paid.cause': 'Plačilo se je začelo, a ni uspelo.',
  'board.details.not-paid.money': 'Nič ni bilo plačano.',
  'board.details.not-paid.next': 'Če obvestilo še ni plačano, ga lahko plačate zdaj.',

  'board.details.unknown.title': 'Potrditve ni',
  'board.details.unknown.cause': 'pagoPA ni pravočasno sporočil, kako se je plačilo končalo.',
  'board.details.unknown.money': 'Nobeno plačilo ni znano, a to ni gotovo.',
  'board.details.unknown.next':
    'Poglejte račun ali kartico. Če vidite bremenitev, počakajte: potrdilo lahko še pride. Če je ni, lahko plačate še enkrat.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
