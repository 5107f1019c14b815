/** The texts of the flow `sign-in`, in Italian, the reference of the other languages. */
export const signIn = {
  'sign-in.form.title': 'Accedi al tuo profilo',
  'sign-in.form.forgot': 'Password dimenticata',
  'sign-in.form.wrong': 'L’indirizzo o la password non sono giusti.',
  'sign-in.form.no-password': 'Scrivi la password.',

  'sign-in.checking.title': 'Controllo i dati',

  'sign-in.wait.title': 'Troppi tentativi',
  'sign-in.wait.text': 'Per sicurezza bisogna aspettare un po’.',
  'sign-in.wait.when': 'Quando riprovare',
  'sign-in.wait.when-text': 'Si può riprovare dalle {time}.',
  'sign-in.wait.forgot-text': 'Puoi sceglierne subito una nuova: ti arriva un codice per email.',
  'sign-in.wait.too-soon': 'Ancora un po’ di pazienza: si può riprovare dalle {time}.',

  'sign-in.forgot.title': 'Password dimenticata',
  'sign-in.forgot.text': 'Capita. Ti mandiamo un codice, poi scegli una password nuova.',
  'sign-in.forgot.send': 'Invia il codice',
  'sign-in.forgot.which': 'Quale indirizzo',
  'sign-in.forgot.which-text': 'Quello con cui hai creato il profilo.',

  'sign-in.asking.title': 'Chiedo il codice',

  'sign-in.new-password.title': 'Scegli una password nuova',
  'sign-in.new-password.field': 'Nuova password',
  'sign-in.new-password.repeat': 'Ripeti la nuova password',
  'sign-in.new-password.save': 'Salva la password',

  'sign-in.saving.title': 'Salvo la password',

  'sign-in.changed.title': 'Password cambiata',
  'sign-in.changed.text': 'Da ora vale solo quella nuova.',
  'sign-in.changed.next': 'Accedi con la password nuova.',

  'sign-in.failed.profile': 'Il tuo profilo',
  'sign-in.failed.profile-text': 'Non è cambiato nulla: vale la password di prima.',
  'sign-in.failed.unsure':
    'Forse la password è già quella nuova: lo sportello non ha ricevuto la risposta. Riprova, oppure prova ad accedere.',
  'sign-in.failed.offline.title': 'Ora non si può accedere',
  'sign-in.failed.offline.text': 'Manca il collegamento con il Comune.',
  'sign-in.failed.offline.next': 'Riprova tra poco. Gli avvisi si possono cercare anche senza profilo.',
  'sign-in.failed.no-mail.title': 'Ora non partono email',
  'sign-in.failed.no-mail.text': 'Il codice per la password nuova non si può mandare.',
  'sign-in.failed.no-mail.next': 'Riprova più tardi, oppure chiedi al personale.',
  'sign-in.failed.too-many.title': 'Troppe email a questo indirizzo',
  'sign-in.failed.too-many.text': 'Per sicurezza, per un po’ non ne partono altre.',
  'sign-in.failed.too-many.next': 'Guarda nella posta, anche in quella indesiderata. Oppure riprova più tardi.',
  'sign-in.failed.code-gone.title': 'Il codice non vale più',
  'sign-in.failed.code-gone.text': 'È stato già usato, o è passato troppo tempo.',
  'sign-in.failed.code-gone.next': 'Ricomincia: ti arriva un codice nuovo.',
} as const
