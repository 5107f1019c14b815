import type { registration as reference } from '../it/registration.ts'

/** The texts of the flow `registration`, in German. */
export const registration = {
  'registration.field.tax-code': 'Steuernummer',

  'registration.name.title': 'Wie heißen Sie?',
  'registration.name.text': 'Vorname und Nachname wie im Ausweis.',
  'registration.name.no-given-name': 'Schreiben Sie den Vornamen.',
  'registration.name.no-family-name': 'Schreiben Sie den Nachnamen.',

  'registration.privacy.why': 'Um Ihr Profil anzulegen und Sie anzumelden. Niemand muss eines haben.',
  'registration.privacy.how-long': 'Solange Sie das Profil behalten. Wenn Sie vorher aufhören, bleibt hier nichts.',

  'registration.tax-code.title': 'Ihre Steuernummer',
  'registration.tax-code.text': 'Halten Sie die Gesundheitskarte an das Lesegerät oder schreiben Sie die Nummer.',
  'registration.tax-code.bad': 'Die Nummer stimmt nicht: Sie hat 16 Buchstaben und Ziffern.',
  'registration.tax-code.doubtful': 'Bitte prüfen: Die Nummer passt nicht zum Namen. Stimmt sie? Dann weiter.',
  'registration.tax-code.where': 'Wo sie steht',
  'registration.tax-code.where-text': 'Auf der Gesundheitskarte: 16 Buchstaben und Ziffern.',
  'registration.tax-code.why': 'Wozu sie dient',
  'registration.tax-code.why-text': 'Sie unterscheidet Menschen mit gleichem Namen: So ist das Profil wirklich Ihres.',

  'registration.email.title': 'Ihre E-Mail',
  'registration.email.text': 'Mit dieser Adresse melden Sie sich an.',
  'registration.email.code': 'Sie erhalten einen Code',
  'registration.email.code-text': 'Er zeigt, dass die Adresse Ihnen gehört.',
  'registration.email.near': 'Halten Sie das Handy bereit',
  'registration.email.near-text': 'Den Code lesen Sie in der E-Mail und schreiben ihn hier.',

  'registration.phone.title': 'Ihr Telefon',
  'registration.phone.text': 'Nur wenn Sie möchten. Sonst lassen Sie es leer und gehen weiter.',

  'registration.password.title': 'Passwort wählen',
  'registration.password.repeat': 'Passwort wiederholen',
  'registration.password.read': 'Ich habe die Erklärung zum Datenschutz gelesen',
  'registration.password.not-read': 'Lesen Sie sie und tippen Sie dann auf das Kästchen.',
  'registration.password.create': 'Profil anlegen',

  'registration.sending.title': 'Ihr Profil wird vorbereitet',

  'registration.entering.title': 'Ihr Profil wird geöffnet',

  'registration.welcome.title': 'Ihr Profil ist fertig',
  'registration.welcome.text': 'Sie sind jetzt in Ihrem Profil.',
  'registration.welcome.now': 'Was Sie jetzt tun können',
  'registration.welcome.now-text': 'Eine Mitteilung bezahlen, eine Quittung suchen, das Personal fragen.',
  'registration.welcome.later': 'Beim nächsten Mal',
  'registration.welcome.later-text': 'Tippen Sie auf Anmelden und schreiben Sie E-Mail-Adresse und Passwort.',

  'registration.failed.offline.title': 'Das Profil lässt sich jetzt nicht anlegen',
  'registration.failed.offline.text': 'Die Verbindung zur Gemeinde fehlt.',
  'registration.failed.offline.next': 'Versuchen Sie es bald wieder. Nur das Passwort muss neu geschrieben werden.',
  'registration.failed.no-mail.title': 'Zurzeit gehen keine E-Mails ab',
  'registration.failed.no-mail.text': 'Ohne den Code per E-Mail lässt sich kein Profil anlegen.',
  'registration.failed.no-mail.next': 'Versuchen Sie es später wieder, oder fragen Sie das Personal.',
  'registration.failed.closed.title': 'Hier werden keine Profile angelegt',
  'registration.failed.closed.text': 'Die Gemeinde nimmt an diesem Schalter keine neuen Anmeldungen an.',
  'registration.failed.closed.next': 'Das Personal des Amtes sagt Ihnen, wie es geht.',
  'registration.failed.too-many.title': 'Zu viele E-Mails an diese Adresse',
  'registration.failed.too-many.text': 'Zur Sicherheit gehen eine Zeit lang keine mehr ab.',
  'registration.failed.too-many.next':
    'Sehen Sie in Ihrer Post nach, auch im Spam-Ordner. Oder versuchen Sie es später.',
  'registration.failed.kept': 'Es wurde kein Profil angelegt.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
