/** The texts of what every flow says, in Italian, the reference of the other languages. */
export const common = {
  'kiosk.name': 'Sportello dei pagamenti',

  'wait.title': 'Un momento',
  'wait.text': 'Lo sportello si sta preparando. Non serve toccare nulla.',

  'base.back': 'Indietro',
  'base.help': 'Aiuto',
  'base.end': 'Termina',

  'crown.language': 'Lingua',

  'error.title': 'Qualcosa non ha funzionato',
  'error.text':
    'Si può riprovare. Se era in corso un pagamento, prima di rifarlo conviene chiedere al personale, con questo codice.',
  'error.no-answer':
    'Lo sportello non risponde come dovrebbe. Si può riprovare. Se era in corso un pagamento, prima di rifarlo conviene chiedere al personale.',
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
  'home.receipt': 'Cerca una ricevuta',
  'home.receipt-note': 'Con il codice dell’avviso e il codice fiscale',

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

  'connection.none': 'Ora manca il collegamento.',

  'advice.money': 'I tuoi soldi',
  'advice.next': 'Che cosa fare',
  'advice.privacy': 'I tuoi dati',

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
  'action.retry': 'Riprova',
  'action.home': 'Torna all’inizio',
  'action.continue': 'Continua',
  'action.pay-here': 'Paga qui',
  'action.pay-here-note': 'Con carta o conto, sulla pagina pagoPA',
  'action.pay-by-page': 'Senza app: apri una pagina',
  'action.pay-by-page-note': 'Un altro codice QR apre la pagina sul telefono',
  'action.print-receipt': 'Stampa ricevuta',
  'action.print-slip': 'Stampa il promemoria',
  'action.print-slip-note': 'Per cercare la ricevuta più tardi',

  'field.email': 'Indirizzo email',
  'field.email-bad': 'L’indirizzo non sembra completo. Per esempio: nome@posta.it',
  'field.email-suggestion': 'Forse è {email}',
  'field.tax-code': 'Codice fiscale o Partita IVA',
  'field.tax-code-bad': 'Il codice non è completo. Una persona ha 16 caratteri, un’azienda 11 cifre.',
  'field.tax-code-where': 'Quello del destinatario è sulla sua tessera sanitaria. Un’azienda usa la Partita IVA.',

  'keys.erase': 'Cancella',
  'keys.enter': 'Invio',
  'keys.tab': 'Campo successivo',
  'keys.shift': 'Maiuscole',
  'keys.space': 'Spazio',
  'keys.left': 'A sinistra',
  'keys.right': 'A destra',
  'keys.fold': 'Chiudi la tastiera',
  'keys.open': 'Apri la tastiera',
} as const
