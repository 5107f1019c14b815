import type { pay as reference } from '../it/pay.ts'

/** The texts of the flow `pay`, in German. */
export const pay = {
  'pay.offer.title': 'Hier bezahlen',
  'pay.offer.changed': 'Der Betrag hat sich geändert: Vorher {before}.',
  'pay.offer.email-hint': 'Für die Quittung per E-Mail. Sonst leer lassen.',
  'pay.offer.go': 'Zur Zahlung',
  'pay.offer.without': 'Weiter ohne E-Mail',
  'pay.offer.how': 'So bezahlen Sie',
  'pay.offer.how-text':
    'Die Seite pagoPA öffnet sich: Dort wählen Sie Karte oder Konto. Wir brauchen keine Kartennummer.',
  'pay.offer.privacy':
    'Die Adresse dient nur dem Versand der Quittung: Gemeinde und Seite pagoPA verwenden sie. Die Gemeinde löscht sie danach.',

  'pay.opening.title': 'Die Zahlung wird vorbereitet',
  'pay.opening.begun': 'Gleich öffnet sich die Zahlungsseite.',
  'pay.opening.waiting': 'Die Antwort von pagoPA steht noch aus.',
  'pay.opening.long': 'Es dauert länger als sonst. Es wurde nichts bezahlt. Sie können warten oder Hilfe holen.',

  'pay.outside.title': 'Zahlungsseite',
  'pay.outside.of': 'Seite von',
  'pay.outside.loading': 'Die Seite öffnet sich',
  'pay.outside.until': 'Diese Seite schließt um {time} Uhr.',
  'pay.outside.cancel': 'Abbrechen',

  'pay.link.title': 'Weiter auf der Seite pagoPA',
  'pay.link.text': 'Hier öffnet sich die Zahlungsseite in einem anderen Fenster. Danach kommen Sie hierher zurück.',
  'pay.link.open': 'Externe Seite öffnen',
  'pay.link.watch': 'Während Sie bezahlen',
  'pay.link.watch-text': 'Dieser Bildschirm wartet: Nach der Zahlung zeigt er von selbst das Ergebnis.',

  'pay.phone.title': 'Am Handy bezahlen',
  'pay.phone.qr': 'QR-Code der Zahlungsseite',
  'pay.phone.scan': 'Code scannen',
  'pay.phone.scan-text': 'Öffnen Sie die Kamera des Handys und richten Sie sie auf den Code. Ganz ohne App.',
  'pay.phone.pay': 'Auf der Seite bezahlen',
  'pay.phone.pay-text': 'Prüfen Sie den Betrag und gehen Sie weiter. Kartendaten gehören nur auf die Seite pagoPA.',
  'pay.phone.until': 'Wie lange',
  'pay.phone.until-text': 'Die Seite kann bis {time} Uhr geöffnet werden.',
  'pay.phone.begun': 'Die Zahlung hat am Handy begonnen',
  'pay.phone.waits': 'Hier sehen Sie das Ergebnis',
  'pay.phone.stop': 'Anders bezahlen',

  'pay.waiting.title': 'Warten auf die Quittung',
  'pay.waiting.ok': 'Die Seite pagoPA meldet: Die Zahlung ist gelungen.',
  'pay.waiting.waiting': 'Die Bank muss die Zahlung noch bestätigen.',
  'pay.waiting.wait': 'Die Bestätigung dauert meist nur wenige Sekunden.',
  'pay.waiting.long': 'Es dauert länger als sonst. Die Quittung kommt auch, wenn Sie nicht hier warten.',
  'pay.waiting.where': 'Wohin die Quittung kommt',
  'pay.waiting.where-here': 'Hier auf den Bildschirm. Später kann man sie auch auf der ersten Seite suchen.',
  'pay.waiting.where-mail': 'Hier auf den Bildschirm und per E-Mail an {email}',
  'pay.waiting.again': 'Bezahlen Sie nicht noch einmal: Die Zahlung läuft.',
  'pay.waiting.go-on': 'Nicht warten: später nachsehen',

  'pay.paid.title': 'Zahlung gelungen',
  'pay.paid.mail': 'Die Quittung geht auch an {email}',
  'pay.paid.no-mail': 'Drucken Sie sie, oder suchen Sie sie später hier mit dem Code.',
  'pay.paid.asked': 'Verlangt waren {asked}: Das Amt prüft das.',
  'pay.paid.other': 'Etwas anderes erledigen',

  'pay.label.fee': 'Gebühr',
  'pay.label.total': 'Summe',
  'pay.label.when': 'Bezahlt am',
  'pay.label.psp': 'Bezahlt über',

  'pay.cancelled.title': 'Zahlung abgebrochen',
  'pay.cancelled.cause': 'Die Zahlung wurde auf der Seite pagoPA abgebrochen.',
  'pay.cancelled.next': 'Die Mitteilung ist frei: Versuchen Sie es gleich wieder oder bezahlen Sie anders.',

  'pay.refused.title': 'Zahlung nicht gelungen',
  'pay.refused.cause': 'Die Bank oder die Karte hat die Zahlung nicht angenommen.',
  'pay.refused.next': 'Versuchen Sie es mit einer anderen Karte, oder bezahlen Sie mit dem Handy oder mit dem Blatt.',

  'pay.left.title': 'Zahlungsseite geschlossen',
  'pay.left.cause': 'Die Seite pagoPA wurde von hier geschlossen.',
  'pay.left.money': 'Haben Sie die Zahlung nicht bestätigt, wurde nichts bezahlt.',
  'pay.left.next':
    'Die Mitteilung ist um {time} Uhr wieder frei. Hatten Sie schon bestätigt, bezahlen Sie nicht noch einmal: Die Quittung kommt.',
  'pay.left.reopen': 'Seite wieder öffnen',

  'pay.late.title': 'Die Bestätigung kommt später',
  'pay.late.mail': 'Die Quittung geht an {email}, sobald die Bank bestätigt.',
  'pay.late.no-mail': 'Die Quittung finden Sie hier, sobald die Bank bestätigt.',
  'pay.late.money': 'Die Zahlung läuft, ist aber noch nicht bestätigt. Bezahlen Sie nicht noch einmal.',
  'pay.late.next':
    'Drucken Sie den Merkzettel für die Suche. Ohne Bestätigung ist die Mitteilung um {time} Uhr wieder frei.',

  'pay.unknown.title': 'Keine Bestätigung erhalten',
  'pay.unknown.cause': 'pagoPA hat nicht rechtzeitig gemeldet, wie die Zahlung ausging.',
  'pay.unknown.money': 'Es ist keine Zahlung bekannt, aber das ist noch nicht sicher.',
  'pay.unknown.next':
    'Prüfen Sie Konto oder Karte. Sehen Sie die Abbuchung, bezahlen Sie nicht noch einmal: Holen Sie Hilfe.',
  'pay.unknown.retry': 'Keine Abbuchung: noch einmal',

  'pay.elsewhere.title': 'Die Mitteilung ist schon bezahlt',
  'pay.elsewhere.cause': 'Inzwischen hat jemand diese Mitteilung anders bezahlt.',
  'pay.elsewhere.money': 'Von hier wurde nichts bezahlt.',
  'pay.elsewhere.next': 'Mehr ist nicht nötig. Die Quittung suchen Sie auf der ersten Seite.',

  'pay.busy.title': 'Jemand bezahlt bereits',
  'pay.busy.cause': 'Die Zahlung dieser Mitteilung hat schon begonnen, hier oder anderswo.',
  'pay.busy.next':
    'Wird sie nicht abgeschlossen, ist die Mitteilung um {time} Uhr wieder frei. Versuchen Sie es danach.',
  'pay.busy.back': 'Zurück zur Mitteilung',

  'pay.not-payable.title': 'Zahlung jetzt nicht möglich',
  'pay.not-payable.unknown': 'Das Amt findet diese Mitteilung nicht mehr.',
  'pay.not-payable.expired': 'Die Frist für diese Mitteilung ist vorbei.',
  'pay.not-payable.revoked': 'Das Amt hat diese Mitteilung zurückgezogen: Sie ist nicht zu bezahlen.',
  'pay.not-payable.not-yet': 'Es ist noch zu früh: Diese Mitteilung kann noch nicht bezahlt werden.',
  'pay.not-payable.other-plan': 'Für diese Schuld wurde schon anders gewählt: ganzer Betrag oder Raten.',
  'pay.not-payable.next': 'Das Amt sagt Ihnen, warum, und was nötig ist.',

  'pay.unavailable.title': 'Zahlung hier gerade nicht möglich',
  'pay.unavailable.offline': 'Die Verbindung zur Gemeinde fehlt.',
  'pay.unavailable.unreachable': 'Die Seite pagoPA antwortet nicht.',
  'pay.unavailable.busy': 'Die Seite pagoPA hat gerade zu viele Anfragen.',
  'pay.unavailable.refused': 'Die Seite pagoPA hat diese Mitteilung nicht angenommen.',
  'pay.unavailable.next':
    'Versuchen Sie es bald wieder. Oder gehen Sie zurück: Bezahlen Sie mit der App am Handy oder drucken Sie das Blatt.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
