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
    'La password del tuo profilo è stata cambiata allo sportello. Se non sei stato tu, scegli subito una nuova password e avvisa l’ufficio.',
  newEmailTitle: 'Conferma il nuovo indirizzo',
  newEmailLead:
    'Scrivi questo codice allo sportello: da quel momento questo è l’indirizzo del tuo profilo. Vale fino alle {time} e va scritto solo lì: nessuno te lo chiede per telefono o per email.',
  takenTitle: 'Questo indirizzo ha già un profilo',
  takenLead:
    'Allo sportello qualcuno ha chiesto di usare questo indirizzo per un altro profilo, ma un profilo con questo indirizzo c’è già. Non è cambiato nulla.',
  emailTitle: 'L’indirizzo del tuo profilo è cambiato',
  emailLead:
    'Da ora il tuo profilo ha un altro indirizzo email, e a questo non arriva più nulla. Se non sei stato tu, avvisa subito l’ufficio.',
  deletedTitle: 'Il tuo profilo è eliminato',
  deletedLead:
    'Il profilo con questo indirizzo non c’è più. I pagamenti e le ricevute restano al Comune per il tempo che chiede la legge. Se non sei stato tu, avvisa l’ufficio.',
  exportTitle: 'I tuoi dati',
  exportLead:
    'In allegato c’è tutto quello che il tuo profilo conserva, in un file che anche altri programmi sanno leggere.',
  exportFile: 'i-miei-dati',
  details: 'Il tuo profilo',
  address: 'Indirizzo email',
  whyTyped:
    'Questa email arriva perché il tuo indirizzo è stato scritto allo sportello. Se non sei stato tu, non serve fare nulla: senza la tua conferma non succede niente.',
  whyWas: 'Questa email arriva perché questo era l’indirizzo di un profilo allo sportello.',
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
    'The password of your account was changed at the kiosk. If it was not you, choose a new password at once and tell the office.',
  newEmailTitle: 'Confirm the new address',
  newEmailLead:
    'Type this code at the kiosk: from then on this is the address of your account. It is good until {time}, and belongs nowhere else: nobody asks you for it by phone or email.',
  takenTitle: 'This address already has an account',
  takenLead:
    'Somebody asked at the kiosk to use this address for another account, but there is one with it already. Nothing has changed.',
  emailTitle: 'The address of your account was changed',
  emailLead:
    'From now on your account has another email address, and nothing comes to this one any more. If it was not you, tell the office at once.',
  deletedTitle: 'Your account is deleted',
  deletedLead:
    'The account with this address is no longer there. Payments and receipts stay with the municipality for as long as the law asks. If it was not you, tell the office.',
  exportTitle: 'Your data',
  exportLead: 'Attached is all that your account keeps, in a file that other programs can read too.',
  exportFile: 'my-data',
  details: 'Your account',
  address: 'Email address',
  whyTyped:
    'You get this email because your address was typed at the kiosk. If it was not you, there is nothing to do: without your confirmation nothing happens.',
  whyWas: 'You get this email because this was the address of an account at the kiosk.',
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
    'Das Passwort Ihres Profils wurde am Schalter geändert. Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort und sagen Sie es dem Amt.',
  newEmailTitle: 'Bestätigen Sie die neue Adresse',
  newEmailLead:
    'Geben Sie diesen Code am Schalter ein: Von da an ist dies die Adresse Ihres Profils. Er gilt bis {time} Uhr und gehört nur dorthin: Niemand fragt Sie am Telefon oder per E-Mail danach.',
  takenTitle: 'Diese Adresse hat schon ein Profil',
  takenLead:
    'Am Schalter wollte jemand diese Adresse für ein anderes Profil verwenden, aber mit ihr gibt es schon eines. Es hat sich nichts geändert.',
  emailTitle: 'Die Adresse Ihres Profils wurde geändert',
  emailLead:
    'Von jetzt an hat Ihr Profil eine andere E-Mail-Adresse, und an diese kommt nichts mehr. Wenn Sie das nicht waren, sagen Sie es sofort dem Amt.',
  deletedTitle: 'Ihr Profil ist gelöscht',
  deletedLead:
    'Das Profil mit dieser Adresse gibt es nicht mehr. Zahlungen und Quittungen bleiben bei der Gemeinde, solange das Gesetz es verlangt. Wenn Sie das nicht waren, sagen Sie es dem Amt.',
  exportTitle: 'Ihre Daten',
  exportLead: 'Im Anhang ist alles, was Ihr Profil aufbewahrt, in einer Datei, die auch andere Programme lesen können.',
  exportFile: 'meine-daten',
  details: 'Ihr Profil',
  address: 'E-Mail-Adresse',
  whyTyped:
    'Diese E-Mail kommt, weil Ihre Adresse am Schalter eingegeben wurde. Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne Ihre Bestätigung geschieht nichts.',
  whyWas: 'Diese E-Mail kommt, weil dies die Adresse eines Profils am Schalter war.',
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
    'Le mot de passe de votre profil a été changé à la borne. Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe et prévenez le bureau.',
  newEmailTitle: 'Confirmez la nouvelle adresse',
  newEmailLead:
    'Tapez ce code à la borne : dès lors, c’est l’adresse de votre profil. Il est valable jusqu’à {time} et ne se tape que là : personne ne vous le demande par téléphone ou par e-mail.',
  takenTitle: 'Cette adresse a déjà un profil',
  takenLead:
    'Quelqu’un a demandé à la borne d’utiliser cette adresse pour un autre profil, mais il y en a déjà un avec elle. Rien n’a changé.',
  emailTitle: 'L’adresse de votre profil a changé',
  emailLead:
    'Désormais votre profil a une autre adresse e-mail, et plus rien n’arrive à celle-ci. Si ce n’est pas vous, prévenez tout de suite le bureau.',
  deletedTitle: 'Votre profil est supprimé',
  deletedLead:
    'Le profil avec cette adresse n’existe plus. Les paiements et les reçus restent à la mairie aussi longtemps que la loi le demande. Si ce n’est pas vous, prévenez le bureau.',
  exportTitle: 'Vos données',
  exportLead:
    'En pièce jointe se trouve tout ce que votre profil conserve, dans un fichier que d’autres programmes savent lire aussi.',
  exportFile: 'mes-donnees',
  details: 'Votre profil',
  address: 'Adresse e-mail',
  whyTyped:
    'Cet e-mail arrive parce que votre adresse a été saisie à la borne. Si ce n’est pas vous, il n’y a rien à faire : sans votre confirmation, rien ne se passe.',
  whyWas: 'Cet e-mail arrive parce que c’était l’adresse d’un profil à la borne.',
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
    'Geslo vašega profila je bilo spremenjeno na okencu. Če tega niste storili vi, takoj izberite novo geslo in obvestite urad.',
  newEmailTitle: 'Potrdite novi naslov',
  newEmailLead:
    'To kodo vpišite na okencu: od takrat je to naslov vašega profila. Velja do {time} in se vpiše samo tam: nihče je ne zahteva po telefonu ali e-pošti.',
  takenTitle: 'Ta naslov že ima profil',
  takenLead:
    'Nekdo je na okencu želel ta naslov uporabiti za drug profil, vendar profil z njim že obstaja. Nič se ni spremenilo.',
  emailTitle: 'Naslov vašega profila je spremenjen',
  emailLead:
    'Odslej ima vaš profil drug e-poštni naslov in na tega ne pride nič več. Če tega niste storili vi, takoj obvestite urad.',
  deletedTitle: 'Vaš profil je izbrisan',
  deletedLead:
    'Profila s tem naslovom ni več. Plačila in potrdila ostanejo pri občini toliko časa, kolikor zahteva zakon. Če tega niste storili vi, obvestite urad.',
  exportTitle: 'Vaši podatki',
  exportLead: 'V priponki je vse, kar hrani vaš profil, v datoteki, ki jo znajo brati tudi drugi programi.',
  exportFile: 'moji-podatki',
  details: 'Vaš profil',
  address: 'E-poštni naslov',
  whyTyped:
    'To e-sporočilo ste prejeli, ker je bil vaš naslov vpisan na okencu. Če tega niste storili vi, ni treba storiti ničesar: brez vaše potrditve se ne zgodi nič.',
  whyWas: 'To e-sporočilo ste prejeli, ker je bil to naslov profila na okencu.',
  whyAccount: 'To e-sporočilo ste prejeli, ker na okencu obstaja profil s tem naslovom.',
}

/** The words of the mails of accounts, by language. */
export const accountMailTexts: Readonly<Record<Language, AccountMailTexts>> = { it, en, de, fr, sl }
