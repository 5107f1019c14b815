/** The texts of the flow `receipt`, in Italian, the reference of the other languages. */
export const receipt = {
  'receipt.entry.title': 'Cerca una ricevuta',
  'receipt.entry.text': 'Servono il codice dell’avviso e un codice fiscale.',
  'receipt.entry.code-where': 'Sull’avviso o sul promemoria: il Codice Avviso ha 18 cifre.',
  'receipt.entry.tax-code-where': 'Del destinatario, o di chi ha pagato: è sulla tessera sanitaria.',
  'receipt.entry.privacy': 'Il Comune usa i due codici solo per questa ricerca e non li conserva.',

  'receipt.searching.title': 'Cerco la ricevuta',
  'receipt.searching.wait': 'Aspetto la risposta del Comune.',

  'receipt.found.title': 'La tua ricevuta',
  'receipt.found.mail': 'Invia per email',
  'receipt.found.phone': 'Portala sul telefono',
  'receipt.found.mail-hint': 'Per averla anche via email',
  'receipt.found.privacy': 'Il Comune usa l’indirizzo solo per questo invio, poi lo cancella.',
  'receipt.found.not-sent': 'Il Comune non risponde: non è stato inviato nulla. Riprova tra poco.',

  'receipt.mailed.title': 'Ricevuta in arrivo',
  'receipt.mailed.text': 'La ricevuta arriva a {email} tra pochi minuti.',
  'receipt.mailed.missing': 'Se non arriva',
  'receipt.mailed.missing-text': 'Guarda nella posta indesiderata. Oppure cercala di nuovo qui, o stampala.',

  'receipt.linking.title': 'Preparo la ricevuta per il telefono',
  'receipt.link.title': 'La ricevuta sul telefono',
  'receipt.link.qr': 'Codice QR per scaricare la ricevuta',
  'receipt.link.save-text':
    'Sul telefono tocca il pulsante: la ricevuta arriva come file PDF. Funziona una volta sola.',
  'receipt.no-link.title': 'Ora la ricevuta non si può mandare al telefono',
  'receipt.no-link.text': 'Manca il collegamento con il Comune.',
  'receipt.no-link.next': 'Riprova tra poco, oppure torna indietro e stampala.',

  'receipt.fault.not-found.title': 'Ricevuta non trovata',
  'receipt.fault.not-found.cause': 'Con questi due codici insieme non risulta nessuna ricevuta.',
  'receipt.fault.not-found.next': 'Controllali tutti e due. Un pagamento appena fatto può comparire dopo qualche ora.',
  'receipt.fault.not-found.action': 'Correggi i codici',
  'receipt.fault.too-many-attempts.title': 'Troppe ricerche senza risultato',
  'receipt.fault.too-many-attempts.cause': 'Per sicurezza, da qui per un po’ non si può cercare altro.',
  'receipt.fault.too-many-attempts.next': 'Il personale dell’ufficio può cercare la ricevuta con te.',
  'receipt.fault.unreachable.title': 'Ora non riusciamo a cercare',
  'receipt.fault.unreachable.cause': 'Il Comune non risponde: forse manca il collegamento.',
  'receipt.fault.unreachable.next': 'Riprova tra poco. I codici restano scritti.',
  'receipt.fault.money': 'I pagamenti già fatti restano validi.',
} as const
