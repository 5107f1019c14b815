import type { receipt as reference } from '../it/receipt.ts'

/** The texts of the flow `receipt`, in German. */
export const receipt = {
  'receipt.entry.title': 'Quittung suchen',
  'receipt.entry.text': 'Sie brauchen den Code der Mitteilung und eine Steuernummer.',
  'receipt.entry.code-where': 'Auf der Mitteilung oder dem Merkzettel: Der Code hat 18 Ziffern.',
  'receipt.entry.tax-code-where': 'Vom Empfänger oder wer bezahlt hat: Sie steht auf der Gesundheitskarte.',
  'receipt.entry.privacy': 'Die Gemeinde verwendet die zwei Codes nur für diese Suche und speichert sie nicht.',

  'receipt.searching.title': 'Die Quittung wird gesucht',
  'receipt.searching.wait': 'Die Antwort der Gemeinde steht noch aus.',

  'receipt.found.title': 'Ihre Quittung',
  'receipt.found.mail': 'Per E-Mail senden',
  'receipt.found.phone': 'Aufs Handy',
  'receipt.found.mail-hint': 'Um sie auch per E-Mail zu erhalten',
  'receipt.found.privacy': 'Die Gemeinde braucht die Adresse nur für diesen Versand und löscht sie danach.',
  'receipt.found.not-sent': 'Die Gemeinde antwortet nicht: Es wurde nichts gesendet. Versuchen Sie es bald wieder.',

  'receipt.mailed.title': 'Quittung unterwegs',
  'receipt.mailed.text': 'Die Quittung kommt in wenigen Minuten an {email}.',
  'receipt.mailed.missing': 'Wenn sie nicht kommt',
  'receipt.mailed.missing-text':
    'Schauen Sie im Spam-Ordner nach. Oder suchen Sie sie hier noch einmal, oder drucken Sie sie.',

  'receipt.linking.title': 'Die Quittung wird fürs Handy vorbereitet',
  'receipt.link.title': 'Die Quittung auf dem Handy',
  'receipt.link.qr': 'QR-Code zum Herunterladen der Quittung',
  'receipt.link.save-text':
    'Tippen Sie auf dem Handy auf die Schaltfläche: Die Quittung kommt als PDF-Datei. Das geht nur einmal.',
  'receipt.no-link.title': 'Die Quittung kann jetzt nicht aufs Handy',
  'receipt.no-link.text': 'Die Verbindung zur Gemeinde fehlt.',
  'receipt.no-link.next': 'Versuchen Sie es bald wieder, oder gehen Sie zurück und drucken Sie sie.',

  'receipt.fault.not-found.title': 'Quittung nicht gefunden',
  'receipt.fault.not-found.cause': 'Zu diesen zwei Codes zusammen gibt es keine Quittung.',
  'receipt.fault.not-found.next': 'Prüfen Sie beide. Eine neue Zahlung erscheint vielleicht erst nach einigen Stunden.',
  'receipt.fault.not-found.action': 'Codes korrigieren',
  'receipt.fault.too-many-attempts.title': 'Zu viele Suchen ohne Ergebnis',
  'receipt.fault.too-many-attempts.cause': 'Zur Sicherheit kann hier eine Weile nichts mehr gesucht werden.',
  'receipt.fault.too-many-attempts.next': 'Das Personal des Amtes sucht die Quittung mit Ihnen.',
  'receipt.fault.unreachable.title': 'Suche gerade nicht möglich',
  'receipt.fault.unreachable.cause': 'Die Gemeinde antwortet nicht: Vielleicht fehlt die Verbindung.',
  'receipt.fault.unreachable.next': 'Versuchen Sie es bald wieder. Die Codes bleiben stehen.',
  'receipt.fault.money': 'Schon erfolgte Zahlungen bleiben gültig.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
