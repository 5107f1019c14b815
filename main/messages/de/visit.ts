import type { visit as reference } from '../it/visit.ts'

/** The texts of the visit as a whole, in German. */
export const visit = {
  'home.welcome': 'Willkommen! Berühren Sie ein Feld oder halten Sie den QR-Code Ihrer Mitteilung an das Lesegerät.',
  'home.sign-in': 'Anmelden',
  'home.sign-in-note': 'Mit E-Mail-Adresse und Passwort',
  'home.registration': 'Registrieren',
  'home.registration-note': 'Ihr Profil anlegen',
  'home.board': 'Getätigte Zahlungen',
  'home.board-note': 'Quittungen und laufende Zahlungen',
  'home.profile': 'Mein Profil',
  'home.profile-note': 'Ihre Daten und Ihr Passwort',
  'home.offline-account': 'Dafür braucht es die Verbindung, die gerade fehlt.',
  'home.signed-in': 'Angemeldet ({initials}). Zum Abmelden: Beenden.',
  'home.privacy': 'Datenschutz',
  'home.accessibility': 'Barrierefreiheit',
  'home.no-receipt-print': 'Die Quittung kommt zurzeit nur per E-Mail.',

  'cannot-save.title': 'Dieser Schalter kann zurzeit nicht speichern',
  'cannot-save.text':
    'Sein Speicher ist voll, daher kann nichts Neues begonnen werden. Was schon erledigt ist, ist sicher. Das Amt hilft Ihnen.',

  'idle.title': 'Sind Sie noch da?',
  'idle.text':
    'Wenn niemand antwortet, erscheint bald wieder der Anfang, und was Sie geschrieben haben, wird gelöscht.',
  'idle.stay': 'Ich bin noch da',

  'more.privacy': 'Die ganze Datenschutzerklärung',
  'more.accessibility': 'Die Erklärung zur Barrierefreiheit',
  'more.feedback': 'Ein Problem melden',
  'more.open': 'Scannen Sie den Code mit dem Handy: es öffnet {host}',

  'privacy.title': 'Ihre Daten',
  'privacy.text': 'Dieser Schalter verwendet Ihre Daten nur für das, worum Sie hier bitten.',
  'privacy.who': 'Wer sie verwendet',
  'privacy.who-unknown': 'Die Gemeinde',
  'privacy.why': 'Wozu',
  'privacy.why-text':
    'Um Ihre Mitteilungen zu finden und zu bezahlen, für Quittungen und um zu helfen: eine Aufgabe, die das Gesetz der Gemeinde gibt.',
  'privacy.how-long': 'Wie lange',
  'privacy.how-long-text':
    'Was Sie schreiben, verschwindet hier am Ende. Zahlungsdaten und Quittungen bewahrt die Gemeinde so lange auf, wie es das Gesetz verlangt; ein Profil mit der Liste seiner Zahlungen, bis Sie es löschen. Anfragen werden 90 Tage nach dem Abschluss gelöscht.',
  'privacy.rights': 'Ihre Rechte',
  'privacy.rights-text': 'Sie können Ihre Daten einsehen, berichtigen oder löschen lassen.',
  'privacy.rights-contact': 'Sie können Ihre Daten einsehen, berichtigen oder löschen lassen: {contact}',

  'accessibility.title': 'Barrierefreiheit',
  'accessibility.text': 'Benutzen Sie den Schalter so, wie es für Sie am besten ist.',
  'accessibility.sight': 'Sehen',
  'accessibility.sight-text': 'Größere Schrift und kräftigere Farben: Große Schrift, Kontrast.',
  'accessibility.hands': 'Bewegen',
  'accessibility.hands-text': 'Große Tasten. Alles geht auch mit einer Tastatur, ohne den Bildschirm zu berühren.',
  'accessibility.time': 'Zeit haben',
  'accessibility.time-text': 'Vor dem Ende fragt der Schalter, ob Sie noch da sind. Sie können jedes Mal antworten.',
  'accessibility.words': 'Verstehen',
  'accessibility.words-text': 'Einfache Wörter, in fünf Sprachen.',
  'accessibility.people': 'Hilfe bekommen',
  'accessibility.people-text': 'Das Personal des Amtes hilft Ihnen persönlich.',

  'no-code.title': 'Wo der Code steht',
  'no-code.text': 'Eine Mitteilung lässt sich nur mit dem Code finden. Er kann an einer dieser Stellen stehen.',
  'no-code.paper': 'Auf dem Blatt',
  'no-code.paper-text': 'Neben dem QR-Code, nach den Wörtern Codice Avviso: 18 Ziffern.',
  'no-code.phone': 'Auf dem Handy',
  'no-code.phone-text': 'In der Nachricht der App IO oder in der E-Mail.',
  'no-code.office': 'Im Amt',
  'no-code.office-text': 'Das Personal kann die Mitteilung mit Ihnen suchen. Bringen Sie Ausweis und Steuernummer mit.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
