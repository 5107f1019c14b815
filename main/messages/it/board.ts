/** The texts of the flow `board`, in Italian, the reference of the other languages. */
export const board = {
  'board.list.newest': 'Quelli iniziati qui dopo l’accesso, dal più nuovo.',
  'board.list.oldest': 'Quelli iniziati qui dopo l’accesso, dal più vecchio.',
  'board.list.only': 'Solo: {filters}',
  'board.list.words': '«{text}»',
  'board.list.open': 'Dettagli',
  'board.list.filters': 'Filtri',
  'board.list.filters-on': 'Filtri attivi: {count}',
  'board.order.oldest': 'Prima i più vecchi',
  'board.order.newest': 'Prima i più nuovi',
  'board.list.pages': 'Pagine',
  'board.list.page': 'Pagina {page}',
  'board.list.previous': 'Precedente',
  'board.list.next': 'Successiva',

  'board.no-match.title': 'Nessun pagamento così',
  'board.no-match.text': 'Con queste parole o con questi filtri non c’è nessun pagamento.',
  'board.no-match.hint': 'Prova con altre parole, oppure togli i filtri.',
  'board.clear': 'Togli i filtri',

  'board.none.title': 'Ancora nessun pagamento',
  'board.none.text': 'Con il tuo profilo non hai ancora pagato nulla.',
  'board.none.here': 'Che cosa comparirà qui',
  'board.none.here-text': 'I pagamenti che inizi allo sportello dopo aver fatto l’accesso, con le loro ricevute.',
  'board.none.others': 'Gli altri pagamenti',
  'board.none.others-text': 'Le loro ricevute si trovano dalla schermata iniziale: tocca Cerca una ricevuta.',

  'board.filters.title': 'Quali pagamenti vuoi vedere?',
  'board.filters.text': 'I filtri si possono usare insieme.',
  'board.filters.show': 'Mostra i pagamenti',

  'board.filter.period': 'Periodo',
  'board.filter.service': 'Servizio',
  'board.filter.amount': 'Importo',
  'board.filter.outcome': 'Stato',

  'board.any.period': 'Qualsiasi periodo',
  'board.any.service': 'Tutti i servizi',
  'board.any.amount': 'Qualsiasi importo',
  'board.any.outcome': 'Qualsiasi stato',

  'board.choosing.period': 'Quando hai pagato?',
  'board.choosing.service': 'Per quale servizio?',
  'board.choosing.amount': 'Quanto hai pagato?',
  'board.choosing.outcome': 'Com’è andato il pagamento?',
  'board.choosing.text': 'Tocca quello che cerchi.',

  'board.period.recent': 'Ultimi 30 giorni',
  'board.amount.to-50': 'Fino a 50 €',
  'board.amount.to-200': 'Da 50 a 200 €',
  'board.amount.to-1000': 'Da 200 a 1.000 €',
  'board.amount.over-1000': 'Più di 1.000 €',

  'board.outcome.under-way': 'In corso',
  'board.outcome.paid': 'Pagato',
  'board.outcome.not-paid': 'Non pagato',
  'board.outcome.unknown': 'Senza conferma',

  'board.totals.title': 'Totali per anno',
  'board.totals.text': 'Contano solo i pagamenti riusciti, fatti con questo profilo.',
  'board.totals.count': 'Pagamenti: {count}',
  'board.totals.open': 'Mostra',
  'board.totals.none': 'Ancora nessun totale',
  'board.totals.none-text': 'I totali compaiono dopo il primo pagamento riuscito fatto con questo profilo.',

  'board.details.when': 'Iniziato il',
  'board.details.again': 'Guarda come sta ora',
  'board.details.pay': 'Paga',

  'board.details.under-way.title': 'Pagamento in corso',
  'board.details.under-way.cause': 'Il pagamento è iniziato, ma manca ancora la conferma.',
  'board.details.under-way.money': 'Non è ancora certo che sia pagato. Non pagare di nuovo.',
  'board.details.under-way.next': 'Guarda di nuovo tra qualche minuto. Quando arriva la conferma, qui c’è la ricevuta.',

  'board.details.not-paid.title': 'Pagamento non fatto',
  'board.details.not-paid.cause': 'Il pagamento è iniziato ma non è andato a buon fine.',
  'board.details.not-paid.money': 'Non è stato pagato nulla.',
  'board.details.not-paid.next': 'Se l’avviso è ancora da pagare, puoi pagarlo adesso.',

  'board.details.unknown.title': 'Manca la conferma',
  'board.details.unknown.cause': 'pagoPA non ha detto in tempo com’è andato il pagamento.',
  'board.details.unknown.money': 'Non risulta nessun pagamento, ma non è certo.',
  'board.details.unknown.next':
    'Guarda il conto o la carta. Se vedi l’addebito, aspetta: la ricevuta può ancora arrivare. Se non lo vedi, puoi pagare di nuovo.',
} as const
