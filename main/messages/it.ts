/**
 * Every text of the screens in Italian, the reference of the other languages: they have the same keys and the same `{params}`.
 * Sentences a twelve-year-old reads, verbs on buttons, the words printed on the notice, neither formal address nor jargon.
 */
export const it = {
  'kiosk.name': 'Sportello dei pagamenti',
  'wait.title': 'Un momento',
  'wait.text': 'Lo sportello si sta preparando. Non serve toccare nulla.',

  'base.back': 'Indietro',
  'base.help': 'Aiuto',
  'base.end': 'Termina',
  'crown.language': 'Lingua',

  'error.title': 'Qualcosa non ha funzionato',
  'error.text':
    'Da qui non è partito nessun pagamento. Si può riprovare. Se succede ancora, il personale può aiutare con questo codice.',
  'error.no-answer':
    'Lo sportello non risponde come dovrebbe. Da qui non è partito nessun pagamento. Si può riprovare.',
  'error.code': 'Codice {code}',
  'error.continue': 'Continua',

  'home.title': 'Che cosa vuoi fare?',
  'home.text': 'Tocca un riquadro. Oppure avvicina al lettore il codice QR del tuo avviso.',
  'home.pay': 'Paga un avviso',
  'home.pay-note': 'Serve il codice stampato sull’avviso di pagamento',
  'home.assistance': 'Assistenza',
  'home.assistance-note': 'Dove e quando trovare il personale dell’ufficio',
  'home.offline': 'Ora manca il collegamento: alcuni avvisi potrebbero non essere disponibili.',
  'home.no-print': 'Per ora si può pagare solo con il telefono.',

  'help.title': 'Chiedi assistenza',
  'help.text': 'Il personale dell’ufficio può aiutarti. Se hai l’avviso di pagamento, portalo con te.',
  'help.office': 'Ufficio',
  'help.address': 'Indirizzo',
  'help.hours': 'Orari',
  'help.phone': 'Telefono',
  'help.email': 'Email',
  'help.unknown': 'I recapiti dell’ufficio non sono ancora disponibili qui. Puoi chiedere al personale presente.',
  'help.return': 'Torna dove eri',

  'languages.title': 'Scegli la lingua',

  'printer.paper-out': 'Nella stampante manca la carta.',
  'printer.paper-jam': 'Nella stampante si è bloccato un foglio.',
  'printer.door-open': 'Uno sportello della stampante è aperto.',
  'printer.toner-empty': 'Nella stampante è finito il toner.',
  'printer.offline': 'La stampante non risponde.',
  'printer.not-accepting': 'La stampante non accetta stampe.',
  'printer.stopped': 'La stampante è ferma.',

  'advice.money': 'I tuoi soldi',
  'advice.next': 'Che cosa fare',
  'money.none': 'Non è stato pagato nulla.',
  'money.paid': 'Il pagamento risulta già fatto: non serve pagare di nuovo.',

  'action.ask-help': 'Chiedi assistenza',
  'action.pay-by-phone': 'Paga con il tuo telefono',
  'action.pay-by-phone-note': 'Con l’app IO o con l’app della banca',
  'action.print': 'Stampa avviso',
  'action.print-note': 'Per pagare in banca, alle Poste o in tabaccheria',
  'action.print-again': 'Stampa di nuovo',
  'action.other-notice': 'Cerca un altro avviso',
  'action.type-code': 'Scrivi il codice',

  'notice.label.creditor': 'Ente Creditore',
  'notice.label.creditor-code': 'Codice Fiscale Ente',
  'notice.label.subject': 'Oggetto del pagamento',
  'notice.label.code': 'Codice Avviso',
  'notice.label.iuv': 'IUV',
  'notice.label.debtor': 'Destinatario',
  'notice.label.amount': 'Importo',
  'notice.label.instalment': 'Rata',
  'notice.instalment': '{number} di {of}',

  'notice.entry.title': 'Scrivi il codice dell’avviso',
  'notice.entry.hint': 'È sull’avviso, accanto al codice QR: 18 cifre. Oppure avvicina il codice QR al lettore.',
  'notice.entry.field': 'Codice Avviso o IUV',
  'notice.entry.find': 'Cerca',
  'notice.entry.letters': 'Lettere',
  'notice.entry.numbers': 'Numeri',
  'notice.entry.erase': 'Cancella',
  'notice.entry.clear': 'Svuota',
  'notice.entry.too-short': 'Il codice non è completo. Cifre che mancano: {missing}.',
  'notice.entry.incomplete': 'Il codice non è completo. Confrontalo con l’avviso.',
  'notice.entry.too-long': 'Ci sono troppe cifre: il Codice Avviso ne ha 18.',
  'notice.entry.invalid': 'Questo non è un codice di avviso. Confrontalo con il foglio.',

  'notice.doubtful.title': 'Controlla il codice',
  'notice.doubtful.text': 'Forse una cifra è sbagliata. Confronta il codice qui sotto con quello sull’avviso.',
  'notice.doubtful.read': 'Il codice scritto',
  'notice.doubtful.correct': 'Correggi',
  'notice.doubtful.find': 'Cerca lo stesso',

  'notice.searching.title': 'Cerco il tuo avviso',
  'notice.searching.text': 'Di solito bastano pochi secondi.',
  'notice.searching.wait': 'Aspetto la risposta dell’Ente Creditore.',
  'notice.searching.long': 'Ci vuole più del solito. Puoi aspettare ancora, tornare indietro o chiedere assistenza.',
  'notice.searching.code': 'Il codice che sto cercando',

  'notice.summary.title': 'Il tuo avviso',
  'notice.summary.due': 'Da pagare entro il {date}',
  'notice.summary.overdue': 'Scaduto il {date}: si può ancora pagare',
  'notice.summary.cached': 'Dati aggiornati alle {time}',
  'notice.summary.cached-day': 'Dati aggiornati alle {time} del {date}',

  'notice.phone.title': 'Inquadra il codice con il telefono',
  'notice.phone.qr': 'Codice QR dell’avviso',
  'notice.phone.io': 'Con l’app IO',
  'notice.phone.io-steps': 'Apri IO, tocca «Inquadra» e punta il telefono verso il codice.',
  'notice.phone.bank': 'Con l’app della banca',
  'notice.phone.bank-steps': 'Apri l’app, scegli «pagoPA» o «Paga un avviso» e inquadra il codice.',
  'notice.phone.none': 'Senza app',
  'notice.phone.none-steps': 'Stampa l’avviso e paga in banca, alle Poste o in tabaccheria.',

  'notice.printing.title': 'Stampo il tuo avviso',
  'notice.printing.text': 'Resta qui: ti avviso quando il foglio è pronto.',
  'notice.printing.long': 'La stampa è ancora in corso.',
  'notice.printing.held-title': 'La stampa è in attesa',
  'notice.printing.held-next':
    'Il foglio esce da solo appena il personale sistema la stampante. Oppure annulla la stampa e paga con il telefono.',
  'notice.printing.cancel': 'Annulla la stampa',

  'notice.printed.title': 'Ritira il foglio',
  'notice.printed.text': 'Il tuo avviso è stampato. Prendilo dalla stampante prima di andare.',
  'notice.printed.where': 'Dove pagare con questo foglio',
  'notice.printed.bank': 'In banca e agli sportelli automatici',
  'notice.printed.post': 'Negli uffici postali',
  'notice.printed.shop': 'In tabaccherie, bar e supermercati abilitati',
  'notice.printed.app': 'Con l’app IO o l’app della banca, inquadrando il codice QR',

  'notice.trouble.paper-out.title': 'Manca la carta',
  'notice.trouble.paper-out.cause': 'La stampante ha finito la carta e il tuo foglio non è uscito.',
  'notice.trouble.paper-out.next':
    'Puoi pagare subito con il telefono. Oppure chiedi al personale di mettere la carta e stampa di nuovo.',
  'notice.trouble.paper-jam.title': 'Un foglio si è bloccato',
  'notice.trouble.paper-jam.cause': 'Un foglio è rimasto dentro la stampante e il tuo avviso non è uscito.',
  'notice.trouble.paper-jam.next':
    'Non tirare il foglio. Puoi pagare subito con il telefono, oppure chiedere al personale di liberare la stampante.',
  'notice.trouble.door-open.title': 'La stampante è aperta',
  'notice.trouble.door-open.cause': 'Uno sportello della stampante è aperto e il tuo foglio non è uscito.',
  'notice.trouble.door-open.next':
    'Puoi pagare subito con il telefono. Oppure chiedi al personale di chiudere la stampante e stampa di nuovo.',
  'notice.trouble.toner-empty.title': 'È finito il toner',
  'notice.trouble.toner-empty.cause': 'La stampante non ha più toner e il tuo foglio non è uscito.',
  'notice.trouble.toner-empty.next':
    'Puoi pagare subito con il telefono. Oppure chiedi al personale di cambiare il toner e stampa di nuovo.',
  'notice.trouble.offline.title': 'La stampante non risponde',
  'notice.trouble.offline.cause': 'Forse la stampante è spenta o scollegata. Il tuo foglio non è uscito.',
  'notice.trouble.offline.next':
    'Puoi pagare subito con il telefono. Oppure chiedi al personale di accendere la stampante.',
  'notice.trouble.not-accepting.title': 'La stampante non è disponibile',
  'notice.trouble.not-accepting.cause': 'La stampante è accesa ma ora non accetta stampe. Il tuo foglio non è uscito.',
  'notice.trouble.not-accepting.next': 'Puoi pagare subito con il telefono, oppure chiedere aiuto al personale.',
  'notice.trouble.stopped.title': 'La stampante si è fermata',
  'notice.trouble.stopped.cause': 'La stampante è ferma e non dice perché. Il tuo foglio non è uscito.',
  'notice.trouble.stopped.next': 'Puoi pagare subito con il telefono, oppure chiedere al personale di guardarla.',
  'notice.trouble.interrupted.title': 'La stampa si è interrotta',
  'notice.trouble.interrupted.cause': 'Lo sportello si è riavviato prima di stampare. Il tuo foglio non è uscito.',
  'notice.trouble.interrupted.next': 'Puoi stampare di nuovo, oppure pagare subito con il telefono.',
  'notice.trouble.cancelled.title': 'Stampa annullata',
  'notice.trouble.cancelled.cause': 'La stampa è stata annullata e il foglio non è uscito.',
  'notice.trouble.cancelled.next': 'Puoi pagare con il telefono, oppure stampare di nuovo quando vuoi.',
  'notice.trouble.refused.title': 'La stampante non ha accettato il foglio',
  'notice.trouble.refused.cause': 'La stampante ha rifiutato il documento. Il tuo foglio non è uscito.',
  'notice.trouble.refused.next': 'Puoi pagare subito con il telefono. Se il foglio ti serve, chiedi al personale.',
  'notice.trouble.aborted.title': 'La stampa non è riuscita',
  'notice.trouble.aborted.cause': 'La stampante ha rinunciato prima di cominciare. Il tuo foglio non è uscito.',
  'notice.trouble.aborted.next': 'Puoi stampare di nuovo, oppure pagare subito con il telefono.',
  'notice.trouble.unknown.title': 'Guarda nel vassoio',
  'notice.trouble.unknown.cause': 'Non sappiamo se il foglio è uscito: la stampante non lo ha confermato.',
  'notice.trouble.unknown.next':
    'Se il foglio c’è, prendilo. Se non c’è, paga con il telefono, stampa di nuovo o chiedi assistenza.',

  'notice.fault.unknown-code.title': 'Codice non trovato',
  'notice.fault.unknown-code.cause': 'Non risulta nessun avviso con il codice {code}.',
  'notice.fault.unknown-code.next':
    'Confronta il codice con quello sull’avviso e correggilo. Un avviso molto recente può comparire dopo qualche giorno.',
  'notice.fault.unknown-code.action': 'Correggi il codice',
  'notice.fault.too-many-attempts.title': 'Troppi codici non trovati',
  'notice.fault.too-many-attempts.cause': 'Per sicurezza, da qui per un po’ non si possono cercare altri codici.',
  'notice.fault.too-many-attempts.next': 'Il personale dell’ufficio può cercare l’avviso con te.',
  'notice.fault.other-creditor.title': 'L’avviso è di un altro ente',
  'notice.fault.other-creditor.cause':
    'Questo avviso non è del Comune: è dell’ente con codice fiscale {creditorCode}. Qui non possiamo mostrarlo.',
  'notice.fault.other-creditor.next':
    'Si può pagare con l’app IO, con l’app della banca, in banca, alle Poste o in tabaccheria.',
  'notice.fault.paid.title': 'Questo avviso è già pagato',
  'notice.fault.paid.cause': 'L’avviso {code} risulta pagato.',
  'notice.fault.paid.next': 'Puoi cercare un altro avviso. Se qualcosa non torna, chiedi assistenza.',
  'notice.fault.expired.title': 'L’avviso non si può più pagare',
  'notice.fault.expired.cause': 'Il termine per pagare l’avviso {code} è passato.',
  'notice.fault.expired.next': 'L’ufficio può dirti se serve un nuovo avviso e preparartelo.',
  'notice.fault.revoked.title': 'L’avviso è stato annullato',
  'notice.fault.revoked.cause': 'L’ufficio ha ritirato l’avviso {code}: non va pagato.',
  'notice.fault.revoked.next': 'Se hai ricevuto un avviso nuovo, usa quello. Per sapere perché, chiedi assistenza.',
  'notice.fault.not-yet.title': 'È presto per pagare',
  'notice.fault.not-yet.cause': 'L’avviso {code} si può pagare dal {from}.',
  'notice.fault.not-yet.next': 'Conserva il foglio e torna da quel giorno in poi.',
  'notice.fault.other-plan.title': 'È in uso un altro modo di pagare',
  'notice.fault.other-plan.cause':
    'Per questo debito si è già scelto tra pagare tutto insieme e pagare a rate: l’avviso {code} non serve più.',
  'notice.fault.other-plan.next': 'Usa gli avvisi del modo già scelto. Se non li trovi, chiedi assistenza.',
  'notice.fault.unreachable.title': 'Ora non riusciamo a controllare',
  'notice.fault.unreachable.cause': 'Manca il collegamento e l’avviso {code} non è tra quelli conservati qui.',
  'notice.fault.unreachable.next':
    'Riprova tra poco. Con l’app IO o l’app della banca puoi pagare inquadrando il codice QR sul foglio.',
  'notice.fault.unreachable.action': 'Riprova',
  'notice.fault.half-scan.title': 'Codice letto solo in parte',
  'notice.fault.half-scan.cause': 'Il lettore non ha letto tutto il codice.',
  'notice.fault.half-scan.next':
    'Avvicina di nuovo il codice al lettore, con il foglio ben disteso. Oppure scrivi il codice.',
  'notice.fault.foreign-scan.title': 'Questo non è un avviso',
  'notice.fault.foreign-scan.cause': 'Il codice letto non è quello di un avviso di pagamento pagoPA.',
  'notice.fault.foreign-scan.next':
    'Avvicina al lettore il codice QR dell’avviso: è accanto alla scritta Codice Avviso. Oppure scrivi il codice.',
} as const

/** The name of one text. */
export type MessageKey = keyof typeof it

/** All texts of one language. */
export type Texts = Readonly<Record<MessageKey, string>>
