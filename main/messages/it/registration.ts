/** The texts of the flow `registration`, in Italian, the reference of the other languages. */
export const registration = {
  'registration.field.tax-code': 'Codice fiscale',

  'registration.name.title': 'Come ti chiami?',
  'registration.name.text': 'Nome e cognome come sul documento.',
  'registration.name.no-given-name': 'Scrivi il nome.',
  'registration.name.no-family-name': 'Scrivi il cognome.',

  'registration.privacy.why': 'Per creare il tuo profilo e farti entrare. Nessuno è obbligato ad averne uno.',
  'registration.privacy.how-long': 'Finché tieni il profilo. Se ti fermi prima della fine, qui non resta nulla.',

  'registration.tax-code.title': 'Il tuo codice fiscale',
  'registration.tax-code.text': 'Avvicina la tessera sanitaria al lettore, oppure scrivi il codice.',
  'registration.tax-code.bad': 'Il codice non è giusto: sono 16 tra lettere e cifre.',
  'registration.tax-code.doubtful': 'Controlla: il codice non somiglia al nome. Se è giusto, continua.',
  'registration.tax-code.where': 'Dove si trova',
  'registration.tax-code.where-text': 'Sulla tessera sanitaria: 16 tra lettere e cifre.',
  'registration.tax-code.why': 'A che cosa serve',
  'registration.tax-code.why-text': 'Distingue chi ha lo stesso nome: così il profilo è proprio il tuo.',

  'registration.email.title': 'La tua email',
  'registration.email.text': 'Con questo indirizzo entri nel profilo.',
  'registration.email.code': 'Ti arriva un codice',
  'registration.email.code-text': 'Con quello dimostri che l’indirizzo è tuo.',
  'registration.email.near': 'Tieni vicino il telefono',
  'registration.email.near-text': 'Il codice si legge nella posta, e si scrive qui.',

  'registration.phone.title': 'Il tuo telefono',
  'registration.phone.text': 'Solo se vuoi. Altrimenti lascia vuoto e continua.',

  'registration.password.title': 'Scegli una password',
  'registration.password.repeat': 'Ripeti la password',
  'registration.password.read': 'Ho letto l’informativa sulla privacy',
  'registration.password.not-read': 'Leggi l’informativa, poi tocca la casella.',
  'registration.password.create': 'Crea il profilo',

  'registration.sending.title': 'Preparo il tuo profilo',

  'registration.entering.title': 'Apro il tuo profilo',

  'registration.welcome.title': 'Il tuo profilo è pronto',
  'registration.welcome.text': 'Ora sei nel tuo profilo.',
  'registration.welcome.now': 'Che cosa puoi fare ora',
  'registration.welcome.now-text': 'Pagare un avviso, cercare una ricevuta, chiedere assistenza.',
  'registration.welcome.later': 'La prossima volta',
  'registration.welcome.later-text': 'Tocca Accedi, poi scrivi l’indirizzo email e la password.',

  'registration.failed.offline.title': 'Ora il profilo non si può creare',
  'registration.failed.offline.text': 'Manca il collegamento con il Comune.',
  'registration.failed.offline.next': 'Riprova tra poco. Bisogna riscrivere solo la password.',
  'registration.failed.no-mail.title': 'Ora non partono email',
  'registration.failed.no-mail.text': 'Senza il codice via email il profilo non si può creare.',
  'registration.failed.no-mail.next': 'Riprova più tardi, oppure chiedi al personale.',
  'registration.failed.closed.title': 'Qui non si creano profili',
  'registration.failed.closed.text': 'Il Comune non accetta nuove registrazioni da questo sportello.',
  'registration.failed.closed.next': 'Il personale dell’ufficio può dirti come fare.',
  'registration.failed.too-many.title': 'Troppe email a questo indirizzo',
  'registration.failed.too-many.text': 'Per sicurezza, per un po’ non ne partono altre.',
  'registration.failed.too-many.next': 'Guarda nella posta, anche in quella indesiderata. Oppure riprova più tardi.',
  'registration.failed.kept': 'Nessun profilo è stato creato.',
} as const
