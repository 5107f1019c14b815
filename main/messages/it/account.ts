/** The texts of what registration and sign-in share, in Italian, the reference of the other languages. */
export const account = {
  'account.wait': 'Aspetto la risposta del Comune.',
  'account.privacy': 'Leggi l’informativa',
  'account.password.hint': 'Almeno 10 caratteri.',
  'account.password.short': 'È corta: servono almeno 10 caratteri.',
  'account.password.long': 'È troppo lunga: al massimo 128 caratteri.',
  'account.password.different': 'Le due password non sono uguali: riscrivile.',
  'account.weak.common': 'La usano già in molti: scegline un’altra.',
  'account.weak.personal': 'Contiene qualcosa di tuo, come il nome: scegline un’altra.',
  'account.weak.pattern': 'Segue i tasti della tastiera: scegline un’altra.',
  'account.weak.guessable': 'Si indovina facilmente: aggiungi altre parole.',
  'account.advice.good': 'Una buona password',
  'account.advice.good-text': 'Tre o quattro parole che non c’entrano tra loro. Gli spazi vanno bene.',
  'account.advice.secret': 'Tienila per te',
  'account.advice.secret-text': 'Scrivi la password quando nessuno guarda. Il Comune non la chiede mai.',
  'account.advice.end': 'Quando hai finito',
  'account.advice.end-text': 'Tocca Termina: così nessun altro usa il tuo profilo.',
} as const
