/** The texts of the flow `mail-code`, in Italian, the reference of the other languages. */
export const mailCode = {
  'mail-code.entry.title': 'Scrivi il codice',
  'mail-code.entry.text': 'Se l’indirizzo è giusto, il codice arriva a {email} tra poco. Vale fino alle {time}.',
  'mail-code.entry.link': 'Oppure apri il link dell’email sul telefono: questa schermata va avanti da sola.',
  'mail-code.entry.field': 'Codice di verifica',
  'mail-code.entry.verify': 'Verifica',
  'mail-code.entry.resend': 'Invia di nuovo',
  'mail-code.entry.pause': 'Tra {left} min',
  'mail-code.entry.too-soon': 'Un momento: la prima email può essere ancora in viaggio.',
  'mail-code.entry.bad': 'Il codice ha 6 cifre.',

  'mail-code.news.wrong': 'Il codice non è giusto. Guarda nell’ultima email.',
  'mail-code.news.unheard': 'Il Comune non risponde: prova di nuovo.',
  'mail-code.news.sent-again': 'Fatto. Se arriva un’altra email, vale il suo codice.',

  'mail-code.proving.title': 'Controllo il codice',

  'mail-code.gone.title': 'Questo codice non vale più',
  'mail-code.gone.text': 'È stato provato troppe volte, o è passato troppo tempo.',
  'mail-code.gone.next': 'Ricomincia dall’indirizzo: ti arriva un codice nuovo.',
  'mail-code.gone.old': 'Le email di prima',
  'mail-code.gone.old-text': 'Quei codici non servono più: puoi cancellarle.',
  'mail-code.gone.kept': 'Non è cambiato nulla: vale l’indirizzo di prima.',
  'mail-code.gone.again': 'Ricomincia',
} as const
