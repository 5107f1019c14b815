import type { Language } from '../domain/visit.ts'

const it = {
  codeLabel: 'Codice di verifica',
  registerTitle: 'Conferma il tuo indirizzo',
  registerLead:
    'Scrivi questo codice allo sportello per finire di creare il tuo profilo. Vale fino alle {time} e va scritto solo lì: nessuno te lo chiede per telefono o per email.',
  linkTitle: 'Oppure dal telefono',
  link: 'Conferma l’indirizzo',
  linkText: 'Apri questo indirizzo e tocca il pulsante: lo sportello continua da solo.',
  knownTitle: 'Hai già un profilo',
  knownLead:
    'Allo sportello qualcuno ha scritto questo indirizzo per creare un profilo, ma un profilo con questo indirizzo c’è già. Se sei tu, torna alla prima schermata e tocca Accedi. Se non ricordi la password, tocca Password dimenticata.',
  recoverTitle: 'Una nuova password',
  recoverLead:
    'Scrivi questo codice allo sportello per scegliere una nuova password. Vale fino alle {time} e va scritto solo lì: nessuno te lo chiede per telefono o per email.',
  unknownTitle: 'Nessun profilo con questo indirizzo',
  unknownLead:
    'Allo sportello qualcuno ha chiesto una nuova password per questo indirizzo, ma non c’è nessun profilo con questo indirizzo. Forse ne hai usato un altro.',
  changedTitle: 'La password è cambiata',
  changedLead:
    'La password del tuo profilo è stata cambiata con un codice arrivato a questo indirizzo. Se non sei stato tu, scegli subito una nuova password e avvisa l’ufficio.',
  details: 'Il tuo profilo',
  address: 'Indirizzo email',
  whyTyped:
    'Questa email arriva perché il tuo indirizzo è stato scritto allo sportello. Se non sei stato tu, non serve fare nulla: senza il codice non succede niente.',
  whyAccount: 'Questa email arriva perché con questo indirizzo c’è un profilo allo sportello.',
} as const

/** What every language has to say in the mails of accounts. */
export type AccountMailTexts = Readonly<Record<keyof typeof it, string>>

const en: AccountMailTexts = {
  codeLabel: 'Verification code',
  registerTitle: 'Confirm your address',
  registerLead:
    'Type this code at the kiosk to finish making your account. It is good until {time}, and belongs nowhere else: nobody asks you for it by phone or email.',
  linkTitle: 'Or on your phone',
  link: 'Confirm the address',
  linkText: 'Open this address and press the button: the kiosk goes on by itself.',
  knownTitle: 'You already have an account',
  knownLead:
    'Somebody typed this address at the kiosk to make an account, but there is one with this address already. If it was you, go back to the first screen and press Sign in. If you do not remember the password, press Forgotten password.',
  recoverTitle: 'A new password',
  recoverLead:
    'Type this code at the kiosk to choose a new password. It is good until {time}, and belongs nowhere else: nobody asks you for it by phone or email.',
  unknownTitle: 'No account with this address',
  unknownLead:
    'Somebody asked at the kiosk for a new password for this address, but there is no account with it. You may have used another one.',
  changedTitle: 'The password was changed',
  changedLead:
    'The password of your account was changed with a code that came to this address. If it was not you, choose a new password at once and tell the office.',
  details: 'Your account',
  address: 'Email address',
  whyTyped:
    'You get this email because your address was typed at the kiosk. If it was not you, there is nothing to do: without the code nothing happens.',
  whyAccount: 'You get this email because there is an account with this address at the kiosk.',
}

const de: AccountMailTexts = {
  codeLabel: 'Bestätigungscode',
  registerTitle: 'Bestätigen Sie Ihre Adresse',
  registerLead:
    'Geben Sie diesen Code am Schalter ein, um Ihr Profil fertig anzulegen. Er gilt bis {time} Uhr und gehört nur dorthin: Niemand fragt Sie am Telefon oder per E-Mail danach.',
  linkTitle: 'Oder auf dem Telefon',
  link: 'Adresse bestätigen',
  linkText: 'Öffnen Sie diese Adresse und drücken Sie den Knopf: Der Schalter macht von selbst weiter.',
  knownTitle: 'Sie haben schon ein Profil',
  knownLead:
    'Am Schalter hat jemand diese Adresse eingegeben, um ein Profil anzulegen, aber mit dieser Adresse gibt es schon eines. Wenn Sie das waren, gehen Sie zurück zum ersten Bildschirm und drücken Sie Anmelden. Wenn Sie das Passwort nicht mehr wissen, drücken Sie Passwort vergessen.',
  recoverTitle: 'Ein neues Passwort',
  recoverLead:
    'Geben Sie diesen Code am Schalter ein, um ein neues Passwort zu wählen. Er gilt bis {time} Uhr und gehört nur dorthin: Niemand fragt Sie am Telefon oder per E-Mail danach.',
  unknownTitle: 'Kein Profil mit dieser Adresse',
  unknownLead:
    'Am Schalter hat jemand ein neues Passwort für diese Adresse verlangt, aber mit ihr gibt es kein Profil. Vielleicht haben Sie eine andere verwendet.',
  changedTitle: 'Das Passwort wurde geändert',
  changedLead:
    'Das Passwort Ihres Profils wurde mit einem Code geändert, der an diese Adresse kam. Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort und sagen Sie es dem Amt.',
  details: 'Ihr Profil',
  address: 'E-Mail-Adresse',
  whyTyped:
    'Diese E-Mail kommt, weil Ihre Adresse am Schalter eingegeben wurde. Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne den Code geschieht nichts.',
  whyAccount: 'Diese E-Mail kommt, weil es mit dieser Adresse am Schalter ein Profil gibt.',
}

const fr: AccountMailTexts = {
  codeLabel: 'Code de vérification',
  registerTitle: 'Confirmez votre adresse',
  registerLead:
    'Tapez ce code à la borne pour finir de créer votre profil. Il est valable jusqu’à {time} et ne se tape que là : personne ne vous le demande par téléphone ou par e-mail.',
  linkTitle: 'Ou sur votre téléphone',
  link: 'Confirmer l’adresse',
  linkText: 'Ouvrez cette adresse et appuyez sur le bouton : la borne continue toute seule.',
  knownTitle: 'Vous avez déjà un profil',
  knownLead:
    'Quelqu’un a saisi cette adresse à la borne pour créer un profil, mais il y en a déjà un avec cette adresse. Si c’est vous, revenez au premier écran et appuyez sur Se connecter. Si vous avez oublié le mot de passe, appuyez sur Mot de passe oublié.',
  recoverTitle: 'Un nouveau mot de passe',
  recoverLead:
    'Tapez ce code à la borne pour choisir un nouveau mot de passe. Il est valable jusqu’à {time} et ne se tape que là : personne ne vous le demande par téléphone ou par e-mail.',
  unknownTitle: 'Aucun profil avec cette adresse',
  unknownLead:
    'Quelqu’un a demandé à la borne un nouveau mot de passe pour cette adresse, mais aucun profil ne l’utilise. Vous en avez peut-être utilisé une autre.',
  changedTitle: 'Le mot de passe a changé',
  changedLead:
    'Le mot de passe de votre profil a été changé avec un code arrivé à cette adresse. Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe et prévenez le bureau.',
  details: 'Votre profil',
  address: 'Adresse e-mail',
  whyTyped:
    'Cet e-mail arrive parce que votre adresse a été saisie à la borne. Si ce n’est pas vous, il n’y a rien à faire : sans le code, rien ne se passe.',
  whyAccount: 'Cet e-mail arrive parce qu’il y a un profil avec cette adresse à la borne.',
}

const sl: AccountMailTexts = {
  codeLabel: 'Potrditvena koda',
  registerTitle: 'Potrdite svoj naslov',
  registerLead:
    'To kodo vpišite na okencu, da dokončate svoj profil. Velja do {time} in se vpiše samo tam: nihče je ne zahteva po telefonu ali e-pošti.',
  linkTitle: 'Ali na telefonu',
  link: 'Potrdi naslov',
  linkText: 'Odprite ta naslov in pritisnite gumb: okence nadaljuje samo.',
  knownTitle: 'Profil že imate',
  knownLead:
    'Nekdo je na okencu vpisal ta naslov, da bi ustvaril profil, vendar profil s tem naslovom že obstaja. Če ste to vi, se vrnite na prvi zaslon in pritisnite Prijava. Če se gesla ne spomnite, pritisnite Pozabljeno geslo.',
  recoverTitle: 'Novo geslo',
  recoverLead:
    'To kodo vpišite na okencu, da izberete novo geslo. Velja do {time} in se vpiše samo tam: nihče je ne zahteva po telefonu ali e-pošti.',
  unknownTitle: 'Profila s tem naslovom ni',
  unknownLead:
    'Nekdo je na okencu zahteval novo geslo za ta naslov, vendar profila z njim ni. Morda ste uporabili drugega.',
  changedTitle: 'Geslo je spremenjeno',
  changedLead:
    'Geslo vašega profila je bilo spremenjeno s kodo, ki je prispela na ta naslov. Če tega niste storili vi, takoj izberite novo geslo in obvestite urad.',
  details: 'Vaš profil',
  address: 'E-poštni naslov',
  whyTyped:
    'To e-sporočilo ste prejeli, ker je bil vaš naslov vpisan na okencu. Če tega niste storili vi, ni treba storiti ničesar: brez kode se ne zgodi nič.',
  whyAccount: 'To e-sporočilo ste prejeli, ker na okencu obstaja profil s tem naslovom.',
}

/** The words of the mails of accounts, by language. */
export const accountMailTexts: Readonly<Record<Language, AccountMailTexts>> = { it, en, de, fr, sl }
