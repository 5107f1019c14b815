/** The texts of the flow `assistance`, in Italian, the reference of the other languages. */
export const assistance = {
  'assistance.kind.paying': 'Non riesco a pagare',
  'assistance.kind.notice-not-found': 'Non trovo l’avviso',
  'assistance.kind.printing': 'La stampa non riesce',
  'assistance.kind.receipt': 'Manca la ricevuta',
  'assistance.kind.other': 'Altro',

  'assistance.field.reason': 'Motivo',
  'assistance.field.text': 'Descrizione',
  'assistance.field.given-name': 'Nome',
  'assistance.field.family-name': 'Cognome',
  'assistance.field.phone': 'Telefono',
  'assistance.field.code': 'Codice segreto',

  'assistance.privacy':
    'Il Comune usa questi dati solo per risponderti. Li cancella 90 giorni dopo aver chiuso la richiesta.',

  'assistance.reason.title': 'Di che cosa si tratta?',
  'assistance.reason.text': 'Il personale del Comune legge la richiesta e risponde.',
  'assistance.reason.slip': 'Ho già un numero',
  'assistance.reason.office': 'Recapiti dell’ufficio',

  'assistance.unavailable.title': 'Per ora non si può scrivere da qui',
  'assistance.unavailable.text': 'Lo sportello non ha ancora i numeri da dare alle richieste.',
  'assistance.unavailable.office': 'Il personale può aiutarti',
  'assistance.unavailable.office-text': 'Gli orari e i recapiti dell’ufficio sono qui sotto.',
  'assistance.unavailable.slip': 'Una richiesta già fatta',
  'assistance.unavailable.slip-text': 'Con il suo numero e il suo codice la risposta si legge lo stesso.',

  'assistance.text.title': 'Che cosa è successo?',
  'assistance.text.left': 'Caratteri che restano: {left}',
  'assistance.text.empty': 'Scrivi almeno qualche parola.',
  'assistance.text.helps': 'Che cosa aiuta',
  'assistance.text.helps-text': 'Dire che cosa volevi fare e che cosa hai visto.',
  'assistance.text.never': 'Che cosa non serve',
  'assistance.text.never-text': 'Numeri di carte, password e PIN: il Comune non li chiede mai.',

  'assistance.answer.title': 'Come vuoi la risposta?',
  'assistance.answer.text': 'In ogni caso si può leggere anche qui, con numero e codice.',
  'assistance.answer.email': 'Per email',
  'assistance.answer.phone': 'Per telefono',
  'assistance.answer.number': 'Torno qui con il numero',

  'assistance.email.title': 'A quale indirizzo?',
  'assistance.email.hint': 'Arriva prima una conferma, poi la risposta.',

  'assistance.phone.title': 'A quale numero?',
  'assistance.phone.text': 'Il personale chiama negli orari dell’ufficio.',
  'assistance.phone.bad': 'Il numero non sembra completo.',

  'assistance.name.title': 'Come ti chiami?',
  'assistance.name.text': 'Se vuoi dirlo. Altrimenti vai avanti.',

  'assistance.summary.title': 'Controlla la richiesta',
  'assistance.summary.text': 'Per cambiare qualcosa torna indietro.',
  'assistance.summary.from': 'Da parte di',
  'assistance.summary.answer': 'Risposta',
  'assistance.summary.where': 'Dove eri',
  'assistance.summary.fault': 'Codice del guasto',
  'assistance.summary.remove': 'Togli dove ero',
  'assistance.summary.remove-note': 'Schermata, avviso e guasto non vengono inviati',
  'assistance.summary.send': 'Invia la richiesta',
  'assistance.summary.offline': 'Manca il collegamento: si salva qui e parte da sola appena torna.',

  'assistance.sending.title': 'Salvo la richiesta',
  'assistance.sending.text': 'Ancora un momento.',

  'assistance.sent.title': 'La tua richiesta',
  'assistance.sent.online': 'La richiesta è partita',
  'assistance.sent.offline': 'Salvata qui: parte quando torna il collegamento',
  'assistance.sent.email': 'La conferma e la risposta arrivano a {email}.',
  'assistance.sent.phone': 'Il personale chiama il numero che hai scritto.',
  'assistance.sent.number': 'Per leggere la risposta torna qui, o a un altro sportello.',
  'assistance.sent.keep':
    'Con numero e codice si legge la risposta. Il codice non si può avere di nuovo: stampalo o scrivilo, e non darlo a nessuno.',
  'assistance.sent.print': 'Stampa il foglio',

  'assistance.slip.title': 'Leggi la risposta',
  'assistance.slip.text': 'Avvicina al lettore il codice QR del foglio. Oppure scrivi numero e codice.',
  'assistance.slip.offline': 'Ora manca il collegamento: la risposta non si può leggere.',
  'assistance.slip.bad-number': 'Il numero ha un trattino in mezzo, per esempio 12-345.',
  'assistance.slip.bad-code': 'Il codice ha 10 tra lettere e cifre.',
  'assistance.slip.where': 'Dove sono',
  'assistance.slip.where-text': 'Sul foglio stampato allo sportello, o dove li hai scritti.',
  'assistance.slip.lost': 'Se il codice non c’è più',
  'assistance.slip.lost-text': 'L’ufficio risponde di persona: porta il numero.',

  'assistance.searching.title': 'Cerco la tua richiesta',

  'assistance.found.open.title': 'Ancora senza risposta',
  'assistance.found.open.text': 'Il Comune ha la richiesta e risponde appena può.',
  'assistance.found.answered.title': 'C’è una risposta',
  'assistance.found.answered.text': 'La richiesta resta aperta.',
  'assistance.found.closed.title': 'Richiesta chiusa',
  'assistance.found.closed.text': 'Se il problema resta, si può fare una nuova richiesta.',
  'assistance.found.replies': 'Che cosa risponde il Comune',
  'assistance.found.request': 'Che cosa hai chiesto',
  'assistance.found.opened': 'Fatta il',

  'assistance.fault.not-found.title': 'Richiesta non trovata',
  'assistance.fault.not-found.cause': 'Con questo numero e questo codice insieme non risulta nessuna richiesta.',
  'assistance.fault.not-found.next':
    'Controllali tutti e due. Una richiesta fatta senza collegamento compare quando torna.',
  'assistance.fault.not-found.action': 'Correggi numero e codice',
  'assistance.fault.too-many-attempts.title': 'Troppe ricerche senza risultato',
  'assistance.fault.too-many-attempts.cause': 'Per sicurezza, da qui per un po’ non si può cercare altro.',
  'assistance.fault.too-many-attempts.next': 'Il personale dell’ufficio può dirti a che punto è.',
  'assistance.fault.unreachable.title': 'Ora non si può leggere',
  'assistance.fault.unreachable.cause': 'Il Comune non risponde: forse manca il collegamento.',
  'assistance.fault.unreachable.next': 'Riprova tra poco. Numero e codice restano scritti.',
  'assistance.fault.request': 'La tua richiesta',
  'assistance.fault.request-text': 'Una richiesta già fatta resta valida.',
} as const
