/** The texts of the flow `take`, in Italian, the reference of the other languages. */
export const take = {
  'take.making.title': 'Preparo l’avviso per il telefono',
  'take.making.wait': 'Aspetto la risposta del Comune.',
  'take.link.title': 'Porta l’avviso con te',
  'take.link.qr': 'Codice QR per scaricare l’avviso',
  'take.link.save': 'Scarica il file',
  'take.link.save-text': 'Sul telefono tocca il pulsante: l’avviso arriva come file PDF. Funziona una volta sola.',
  'take.link.until-text': 'Il codice vale fino alle {time}.',
  'take.link.mail': 'Invia per email',
  'take.link.new': 'Mostra un altro codice',
  'take.email.title': 'L’avviso via email',
  'take.email.hint': 'A chi lo mandiamo',
  'take.email.send': 'Invia l’avviso',
  'take.email.phone': 'Con il codice QR',

  'take.sending.title': 'Mando l’avviso',
  'take.sending.wait': 'Aspetto la risposta del Comune.',

  'take.trouble.unheard':
    'Il Comune non risponde: non sappiamo se l’email parte. Se riprovi, ne parte comunque una sola.',
  'take.trouble.no-mail': 'Da qui per ora non partono email. Ci sono il codice QR e la stampa.',
  'take.trouble.too-many': 'Da qui sono già partite tre email. Per altre copie c’è la stampa.',
  'take.mailed.title': 'Avviso in arrivo',
  'take.mailed.text': 'L’avviso arriva a {email} tra pochi minuti.',
  'take.mailed.missing-text': 'Guarda nella posta indesiderata. Oppure inquadra il codice o stampalo.',
  'take.failed.offline.title': 'Ora l’avviso non si può mandare',
  'take.failed.offline.text': 'Manca il collegamento con il Comune.',
  'take.failed.offline.next': 'Riprova tra poco, oppure torna indietro e stampalo.',
  'take.failed.not-payable.title': 'Questo avviso non si può più pagare',
  'take.failed.not-payable.text': 'È cambiato qualcosa mentre lo guardavi: può essere stato pagato o ritirato.',
  'take.failed.not-payable.next': 'Cerca di nuovo l’avviso: qui vedi com’è adesso.',
} as const
