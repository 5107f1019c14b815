import type { take as reference } from '../it/take.ts'

/** The texts of the flow `take`, in German. */
export const take = {
  'take.making.title': 'Die Mitteilung wird fürs Handy vorbereitet',
  'take.making.wait': 'Ich warte auf die Antwort der Gemeinde.',
  'take.link.title': 'Mitteilung mitnehmen',
  'take.link.qr': 'QR-Code zum Herunterladen der Mitteilung',
  'take.link.save': 'Datei herunterladen',
  'take.link.save-text':
    'Tippen Sie auf dem Handy auf die Schaltfläche: Die Mitteilung kommt als PDF-Datei. Das geht nur einmal.',
  'take.link.until-text': 'Der Code gilt bis {time} Uhr.',
  'take.link.mail': 'Per E-Mail senden',
  'take.link.new': 'Anderen Code zeigen',
  'take.email.title': 'Die Mitteilung per E-Mail',
  'take.email.hint': 'An wen wir sie senden',
  'take.email.send': 'Mitteilung senden',
  'take.email.phone': 'Mit dem QR-Code',

  'take.sending.title': 'Die Mitteilung wird gesendet',
  'take.sending.wait': 'Ich warte auf die Antwort der Gemeinde.',

  'take.trouble.unheard':
    'Die Gemeinde antwortet nicht: Wir wissen nicht, ob die E-Mail abgeht. Wenn Sie es noch einmal versuchen, geht trotzdem nur eine ab.',
  'take.trouble.no-mail': 'Von hier werden zurzeit keine E-Mails gesendet. Es gibt den QR-Code und das Drucken.',
  'take.trouble.too-many': 'Von hier wurden schon drei E-Mails gesendet. Mehr Kopien gibt es auf Papier.',
  'take.mailed.title': 'Mitteilung unterwegs',
  'take.mailed.text': 'Die Mitteilung kommt in wenigen Minuten an {email}.',
  'take.mailed.missing-text': 'Sehen Sie im Spam-Ordner nach. Oder scannen Sie den Code oder drucken Sie sie.',
  'take.failed.offline.title': 'Die Mitteilung lässt sich jetzt nicht senden',
  'take.failed.offline.text': 'Die Verbindung zur Gemeinde fehlt.',
  'take.failed.offline.next': 'Versuchen Sie es bald wieder, oder gehen Sie zurück und drucken Sie sie.',
  'take.failed.not-payable.title': 'Diese Mitteilung kann nicht mehr bezahlt werden',
  'take.failed.not-payable.text':
    'Inzwischen hat sich etwas geändert: Sie kann bezahlt oder zurückgezogen worden sein.',
  'take.failed.not-payable.next': 'Suchen Sie die Mitteilung noch einmal: Hier sehen Sie, wie es jetzt steht.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
