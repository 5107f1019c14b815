import type { common as reference } from '../it/common.ts'

/** The texts of what every flow says, in German. */
export const common = {
  'kiosk.name': 'Zahlungsschalter',

  'wait.title': 'Einen Moment',
  'wait.text': 'Der Schalter wird vorbereitet. Sie müssen nichts tun.',

  'base.back': 'Zurück',
  'base.help': 'Hilfe',
  'base.end': 'Beenden',
  'base.large': 'Große Schrift',
  'base.contrast': 'Kontrast',
  'scroll.up': 'Hoch',
  'scroll.down': 'Runter',
  'stepper.step': 'Schritt {step} von {steps}',

  'crown.language': 'Sprache',

  'error.title': 'Etwas hat nicht geklappt',
  'error.text':
    'Sie können es noch einmal versuchen. War eine Zahlung im Gang, fragen Sie vorher das Personal und zeigen Sie diesen Kode.',
  'error.no-answer':
    'Der Schalter antwortet nicht wie erwartet. Sie können es noch einmal versuchen. War eine Zahlung im Gang, fragen Sie vorher das Personal.',
  'error.code': 'Kode {code}',
  'error.continue': 'Weiter',

  'home.title': 'Was möchten Sie tun?',
  'home.text': 'Berühren Sie ein Feld. Oder halten Sie den QR-Code Ihrer Mitteilung an das Lesegerät.',
  'home.pay': 'Mitteilung bezahlen',
  'home.pay-note': 'Mit dem Kode auf der Zahlungsmitteilung',
  'home.assistance': 'Beratung',
  'home.assistance-note': 'Dem Personal schreiben oder seine Antwort lesen',
  'home.offline': 'Die Verbindung fehlt gerade: Manche Mitteilungen sind vielleicht nicht verfügbar.',
  'home.offline-dark': 'Die Verbindung fehlt gerade: Erst wenn sie wieder da ist, lässt sich eine Mitteilung finden.',
  'home.no-print': 'Im Moment geht es nur mit dem Handy.',
  'home.no-receipt-print': 'Im Moment gibt es die Quittung nur per E-Mail.',
  'home.receipt': 'Quittung suchen',
  'home.receipt-note': 'Mit dem Kode der Mitteilung und der Steuernummer',

  'help.title': 'Hilfe holen',
  'help.text': 'Das Personal des Amtes hilft Ihnen. Nehmen Sie die Zahlungsmitteilung mit, wenn Sie sie haben.',
  'help.office': 'Amt',
  'help.address': 'Adresse',
  'help.hours': 'Öffnungszeiten',
  'help.phone': 'Telefon',
  'help.email': 'E-Mail',
  'help.unknown': 'Die Kontakte des Amtes sind hier noch nicht verfügbar. Fragen Sie das Personal vor Ort.',
  'help.write': 'Anfrage schreiben',
  'help.write-note': 'Auch wenn das Amt geschlossen ist',
  'help.return': 'Zurück zur letzten Seite',

  'printer.paper-out': 'Im Drucker fehlt Papier.',
  'printer.paper-jam': 'Im Drucker klemmt ein Blatt.',
  'printer.door-open': 'Eine Klappe des Druckers ist offen.',
  'printer.toner-empty': 'Im Drucker fehlt Toner.',
  'printer.offline': 'Der Drucker antwortet nicht.',
  'printer.not-accepting': 'Der Drucker nimmt nichts an.',
  'printer.stopped': 'Der Drucker steht still.',
  'printer.other': 'Der andere Drucker ist frei.',

  'connection.none': 'Die Verbindung fehlt gerade.',

  'advice.money': 'Ihr Geld',
  'advice.next': 'Was Sie tun können',
  'advice.privacy': 'Ihre Daten',

  'money.none': 'Es wurde nichts bezahlt.',
  'money.paid': 'Die Zahlung ist schon erfolgt: Sie müssen nicht noch einmal bezahlen.',

  'action.ask-help': 'Hilfe holen',
  'action.pay-by-phone': 'Mit dem Handy bezahlen',
  'action.pay-by-phone-note': 'Mit der App IO oder der App Ihrer Bank',
  'action.print': 'Mitteilung drucken',
  'action.print-note': 'Zum Bezahlen bei Bank, Post oder Tabakladen',
  'action.print-again': 'Noch einmal drucken',
  'action.other-notice': 'Andere Mitteilung suchen',
  'action.type-code': 'Kode eingeben',
  'action.retry': 'Noch einmal versuchen',
  'action.home': 'Zurück zum Anfang',
  'action.continue': 'Weiter',
  'action.pay-here': 'Hier bezahlen',
  'action.pay-here-note': 'Mit Karte oder Konto, auf der Seite pagoPA',
  'action.pay-by-page': 'Ohne App: Seite öffnen',
  'action.pay-by-page-note': 'Ein anderer QR-Code öffnet die Seite am Handy',
  'action.print-receipt': 'Quittung drucken',
  'action.print-slip': 'Merkzettel drucken',
  'action.print-slip-note': 'Um die Quittung später zu suchen',

  'field.email': 'E-Mail-Adresse',
  'field.email-bad': 'Die Adresse ist wohl nicht vollständig. Zum Beispiel: name@post.it',
  'field.email-suggestion': 'Vielleicht {email}',
  'field.tax-code': 'Steuernummer oder MwSt.-Nummer',
  'field.tax-code-bad': 'Der Kode ist nicht vollständig: 16 Zeichen für Personen, 11 Ziffern für Firmen.',
  'field.tax-code-where': 'Die des Empfängers steht auf seiner Gesundheitskarte. Firmen verwenden die MwSt.-Nummer.',

  'scan.not-now': 'Einen Moment: Der Leser arbeitet wieder, wenn dieser Schritt fertig ist.',
  'scan.goods': 'Das ist der Kode einer Ware, nicht der einer Zahlungsmitteilung.',
  'scan.link': 'Dieser Kode öffnet eine Internetseite: Er gehört zu keiner Zahlungsmitteilung.',
  'scan.tax-code':
    'Das ist die Steuernummer der Gesundheitskarte: Hier wird sie nicht gebraucht. Gebraucht wird der QR-Kode der Mitteilung.',
  'scan.other-creditor': 'Diese Mitteilung ist von einer anderen Körperschaft: Wir können sie hier nicht zeigen.',

  'keys.erase': 'Löschen',
  'keys.enter': 'Eingabe',
  'keys.tab': 'Nächstes Feld',
  'keys.shift': 'Großbuchstaben',
  'keys.space': 'Leerzeichen',
  'keys.left': 'Nach links',
  'keys.right': 'Nach rechts',
  'keys.fold': 'Tastatur schließen',
  'keys.open': 'Tastatur öffnen',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
