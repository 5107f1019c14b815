/** The texts of the visit as a whole, in Italian, the reference of the other languages. */
export const visit = {
  'home.welcome': 'Benvenuti! Tocca un riquadro, oppure avvicina al lettore il codice QR del tuo avviso.',
  'home.sign-in': 'Accedi',
  'home.sign-in-note': 'Con indirizzo email e password',
  'home.registration': 'Registrati',
  'home.registration-note': 'Crea il tuo profilo',
  'home.profile': 'Il mio profilo',
  'home.profile-note': 'I tuoi dati e la tua password',
  'home.offline-account': 'Serve il collegamento, che ora manca.',
  'home.signed-in': 'Accesso fatto ({initials}). Per uscire tocca Termina.',
  'home.privacy': 'Privacy',
  'home.accessibility': 'Accessibilità',
  'home.no-receipt-print': 'Per ora la ricevuta arriva solo per email.',

  'cannot-save.title': 'Per ora lo sportello non può salvare',
  'cannot-save.text':
    'La sua memoria è piena, quindi non si può cominciare nulla di nuovo. Quello che è già fatto è al sicuro. L’ufficio può aiutarti.',

  'idle.title': 'Ci sei ancora?',
  'idle.text': 'Se nessuno risponde, tra poco si torna alla prima schermata e quello che hai scritto si cancella.',
  'idle.stay': 'Sono ancora qui',

  'more.privacy': 'L’informativa completa',
  'more.accessibility': 'La dichiarazione di accessibilità',
  'more.feedback': 'Segnala un problema',
  'more.open': 'Inquadra il codice con il telefono: si apre {host}',

  'privacy.title': 'I tuoi dati',
  'privacy.text': 'Lo sportello usa i tuoi dati solo per quello che chiedi qui.',
  'privacy.who': 'Chi li usa',
  'privacy.who-unknown': 'Il Comune',
  'privacy.why': 'Perché',
  'privacy.why-text':
    'Per trovare e pagare i tuoi avvisi, darti le ricevute e aiutarti: è un compito che la legge affida al Comune.',
  'privacy.how-long': 'Per quanto tempo',
  'privacy.how-long-text':
    'Quello che scrivi sparisce da qui quando termini. I dati dei pagamenti restano al Comune per il tempo che chiede la legge. Le richieste di assistenza si cancellano 90 giorni dopo la chiusura.',
  'privacy.rights': 'I tuoi diritti',
  'privacy.rights-text': 'Puoi chiedere di vedere, correggere o cancellare i tuoi dati.',
  'privacy.rights-contact': 'Puoi chiedere di vedere, correggere o cancellare i tuoi dati: {contact}',

  'accessibility.title': 'Accessibilità',
  'accessibility.text': 'Ognuno usa lo sportello nel modo che preferisce.',
  'accessibility.sight': 'Vedere',
  'accessibility.sight-text': 'Testo più grande e colori più netti: Testo grande, Contrasto.',
  'accessibility.hands': 'Muoversi',
  'accessibility.hands-text': 'Pulsanti grandi. Tutto si fa anche con una tastiera, senza toccare lo schermo.',
  'accessibility.time': 'Avere tempo',
  'accessibility.time-text': 'Prima di chiudere, lo sportello chiede se ci sei ancora. Puoi rispondere ogni volta.',
  'accessibility.words': 'Capire',
  'accessibility.words-text': 'Parole semplici, in cinque lingue.',
  'accessibility.people': 'Farsi aiutare',
  'accessibility.people-text': 'Il personale dell’ufficio può aiutarti di persona.',

  'no-code.title': 'Dove trovare il codice',
  'no-code.text': 'Serve il codice per trovare un avviso. Può essere in uno di questi posti.',
  'no-code.paper': 'Sul foglio',
  'no-code.paper-text': 'Accanto al codice QR, dopo le parole Codice Avviso: 18 cifre.',
  'no-code.phone': 'Sul telefono',
  'no-code.phone-text': 'Nel messaggio dell’app IO o nell’email dell’avviso.',
  'no-code.office': 'All’ufficio',
  'no-code.office-text': 'Il personale può cercare l’avviso con te. Porta un documento e il codice fiscale.',
} as const
