import type { assistance as reference } from '../it/assistance.ts'

/** The texts of the flow `assistance`, in German. */
export const assistance = {
  'assistance.kind.paying': 'Ich kann nicht bezahlen',
  'assistance.kind.notice-not-found': 'Ich finde die Mitteilung nicht',
  'assistance.kind.printing': 'Der Druck klappt nicht',
  'assistance.kind.receipt': 'Die Quittung fehlt',
  'assistance.kind.other': 'Etwas anderes',

  'assistance.field.reason': 'Grund',
  'assistance.field.text': 'Beschreibung',
  'assistance.field.code': 'Geheimcode',

  'assistance.privacy':
    'Die Gemeinde verwendet diese Daten nur für die Antwort. Sie löscht sie 90 Tage nach dem Abschluss der Anfrage.',

  'assistance.reason.title': 'Worum geht es?',
  'assistance.reason.text': 'Das Personal der Gemeinde liest die Anfrage und antwortet.',
  'assistance.reason.slip': 'Ich habe eine Nummer',
  'assistance.reason.office': 'Kontakte des Amtes',

  'assistance.unavailable.no-numbers.title': 'Hier kann man noch nicht schreiben',
  'assistance.unavailable.no-numbers.text': 'Der Schalter hat noch keine Nummern für Anfragen.',
  'assistance.unavailable.enough.title': 'Sie haben schon mehrere Anfragen gestellt',
  'assistance.unavailable.enough.text': 'Das Personal liest alle. Wenn etwas fehlt, sprechen Sie mit dem Amt.',
  'assistance.unavailable.office': 'Das Personal hilft Ihnen',
  'assistance.unavailable.office-text': 'Die Zeiten und Kontakte des Amtes sind hier unten.',
  'assistance.unavailable.slip': 'Eine frühere Anfrage',
  'assistance.unavailable.slip-text': 'Mit ihrer Nummer und ihrem Code lässt sich die Antwort trotzdem lesen.',

  'assistance.text.title': 'Was ist passiert?',
  'assistance.text.text': 'Ein paar einfache Wörter genügen.',
  'assistance.text.left': 'Zeichen übrig: {left}',
  'assistance.text.empty': 'Schreiben Sie wenigstens ein paar Wörter.',
  'assistance.text.helps': 'Was hilft',
  'assistance.text.helps-text': 'Was Sie tun wollten und was Sie gesehen haben.',
  'assistance.text.never': 'Was nicht nötig ist',
  'assistance.text.never-text': 'Kartennummern, Passwörter und PINs: Danach fragt die Gemeinde nie.',

  'assistance.answer.title': 'Wie möchten Sie die Antwort?',
  'assistance.answer.text': 'Sie lässt sich immer auch hier lesen, mit Nummer und Code.',
  'assistance.answer.email': 'Per E-Mail',
  'assistance.answer.phone': 'Per Telefon',
  'assistance.answer.number': 'Ich komme mit der Nummer wieder',

  'assistance.email.title': 'An welche Adresse?',
  'assistance.email.text': 'Zuerst kommt eine Bestätigung, dann die Antwort.',

  'assistance.phone.title': 'Unter welcher Nummer?',
  'assistance.phone.text': 'Das Personal ruft zu den Öffnungszeiten an.',

  'assistance.name.title': 'Wie heißen Sie?',
  'assistance.name.text': 'Wenn Sie es sagen möchten. Sonst gehen Sie weiter.',

  'assistance.summary.title': 'Anfrage prüfen',
  'assistance.summary.text': 'Um etwas zu ändern, gehen Sie zurück.',
  'assistance.summary.from': 'Von',
  'assistance.summary.answer': 'Antwort',
  'assistance.summary.where': 'Wo Sie waren',
  'assistance.summary.fault': 'Fehlercode',
  'assistance.summary.remove': 'Weglassen, wo ich war',
  'assistance.summary.remove-note': 'Seite, Mitteilung und Fehler werden nicht gesendet',
  'assistance.summary.send': 'Anfrage senden',
  'assistance.summary.offline': 'Die Verbindung fehlt: Die Anfrage wird hier gespeichert und dann von selbst gesendet.',

  'assistance.sending.title': 'Die Anfrage wird gespeichert',
  'assistance.sending.text': 'Noch einen Moment.',

  'assistance.sent.title': 'Ihre Anfrage',
  'assistance.sent.online': 'Die Anfrage ist unterwegs',
  'assistance.sent.kept': 'Hier gespeichert: Sie wird von selbst gesendet',
  'assistance.sent.offline': 'Hier gespeichert: Sie wird gesendet, sobald die Verbindung wieder da ist',
  'assistance.sent.email': 'Bestätigung und Antwort kommen an {email}.',
  'assistance.sent.phone': 'Das Personal ruft die Nummer an, die Sie angegeben haben.',
  'assistance.sent.number': 'Um die Antwort zu lesen, kommen Sie hierher oder an einen anderen Schalter.',
  'assistance.sent.keep':
    'Mit Nummer und Code liest man die Antwort. Den Code gibt es nur jetzt: Drucken oder notieren Sie ihn, und geben Sie ihn niemandem.',
  'assistance.sent.print': 'Blatt drucken',

  'assistance.slip.title': 'Antwort lesen',
  'assistance.slip.text': 'Blatt ans Lesegerät halten oder Nummer und Code schreiben.',
  'assistance.slip.offline': 'Ohne Verbindung lässt sich die Antwort gerade nicht lesen.',
  'assistance.slip.bad-number': 'Die Nummer hat in der Mitte einen Bindestrich, zum Beispiel 12-345.',
  'assistance.slip.bad-code': 'Der Code hat 10 Buchstaben und Ziffern.',
  'assistance.slip.where': 'Wo sie stehen',
  'assistance.slip.where-text': 'Auf dem Blatt vom Schalter oder wo Sie sie notiert haben.',
  'assistance.slip.lost': 'Wenn der Code weg ist',
  'assistance.slip.lost-text': 'Das Amt antwortet persönlich: Bringen Sie die Nummer mit.',

  'assistance.searching.title': 'Ihre Anfrage wird gesucht',

  'assistance.found.open.title': 'Noch keine Antwort',
  'assistance.found.open.text': 'Die Gemeinde hat die Anfrage und antwortet so bald wie möglich.',
  'assistance.found.answered.title': 'Es gibt eine Antwort',
  'assistance.found.answered.text': 'Die Anfrage bleibt offen.',
  'assistance.found.closed.title': 'Anfrage abgeschlossen',
  'assistance.found.closed.text': 'Besteht das Problem noch, stellen Sie eine neue Anfrage.',
  'assistance.found.replies': 'Was die Gemeinde antwortet',
  'assistance.found.request': 'Was Sie gefragt haben',
  'assistance.found.deleted': 'Gelöscht, 90 Tage nach dem Abschluss der Anfrage.',
  'assistance.found.opened': 'Gestellt am',

  'assistance.fault.not-found.title': 'Anfrage nicht gefunden',
  'assistance.fault.not-found.cause': 'Zu dieser Nummer und diesem Code zusammen gibt es keine Anfrage.',
  'assistance.fault.not-found.next':
    'Prüfen Sie beide. Eine Anfrage ohne Verbindung erscheint, sobald die Verbindung wieder da ist.',
  'assistance.fault.not-found.action': 'Nummer und Code korrigieren',
  'assistance.fault.too-many-attempts.title': 'Zu viele Suchen ohne Ergebnis',
  'assistance.fault.too-many-attempts.cause': 'Zur Sicherheit kann hier eine Weile nichts mehr gesucht werden.',
  'assistance.fault.too-many-attempts.next': 'Das Personal des Amtes sagt Ihnen, wie es steht.',
  'assistance.fault.unreachable.title': 'Lesen gerade nicht möglich',
  'assistance.fault.unreachable.cause': 'Die Gemeinde antwortet nicht: Vielleicht fehlt die Verbindung.',
  'assistance.fault.unreachable.next': 'Versuchen Sie es bald wieder. Nummer und Code bleiben stehen.',
  'assistance.fault.request': 'Ihre Anfrage',
  'assistance.fault.request-text': 'Eine gestellte Anfrage bleibt gültig.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
