import type { notice as reference } from '../it/notice.ts'

/** The texts of the flow `notice`, in German. */
export const notice = {
  'notice.label.creditor': 'Körperschaft',
  'notice.label.creditor-code': 'St.Nr. der Körperschaft',
  'notice.label.subject': 'Zahlungsgrund',
  'notice.label.code': 'Zahlungs\u00admitteilungs\u00adkodex',
  'notice.label.iuv': 'IUV',
  'notice.label.debtor': 'Empfänger',
  'notice.label.amount': 'Betrag',
  'notice.label.instalment': 'Rate',

  'notice.instalment': '{number} von {of}',

  'notice.entry.title': 'Code der Mitteilung eingeben',
  'notice.entry.hint':
    'Er steht auf der Mitteilung neben dem QR-Code: 18 Ziffern. Oder halten Sie den QR-Code an das Lesegerät.',
  'notice.entry.field': 'Zahlungsmitteilungskodex oder IUV',
  'notice.entry.no-code': 'Ich habe keinen Code',
  'notice.entry.find': 'Suchen',
  'notice.entry.letters': 'Buchstaben',
  'notice.entry.numbers': 'Ziffern',
  'notice.entry.clear': 'Leeren',
  'notice.entry.too-short': 'Der Code ist nicht vollständig. Fehlende Ziffern: {missing}.',
  'notice.entry.incomplete': 'Der Code ist nicht vollständig. Vergleichen Sie ihn mit der Mitteilung.',
  'notice.entry.too-long': 'Das sind zu viele Ziffern: Der Code hat 18.',
  'notice.entry.invalid': 'Das ist kein Code einer Mitteilung. Vergleichen Sie ihn mit dem Blatt.',

  'notice.doubtful.title': 'Code prüfen',
  'notice.doubtful.text': 'Vielleicht ist eine Ziffer falsch. Vergleichen Sie den Code mit dem auf der Mitteilung.',
  'notice.doubtful.read': 'Der eingegebene Code',
  'notice.doubtful.correct': 'Korrigieren',
  'notice.doubtful.find': 'Trotzdem suchen',

  'notice.searching.title': 'Ihre Mitteilung wird gesucht',
  'notice.searching.text': 'Meist dauert es nur wenige Sekunden.',
  'notice.searching.wait': 'Die Antwort der Körperschaft steht noch aus.',
  'notice.searching.long': 'Es dauert länger als sonst. Sie können warten, zurückgehen oder Hilfe holen.',
  'notice.searching.code': 'Der gesuchte Code',

  'notice.summary.title': 'Ihre Mitteilung',
  'notice.summary.due': 'Zu bezahlen bis {date}',
  'notice.summary.overdue': 'Fällig war der {date}: Zahlung noch möglich',
  'notice.summary.cached': 'Stand der Daten: {time} Uhr',
  'notice.summary.cached-day': 'Stand der Daten: {date}, {time} Uhr',

  'notice.phone.title': 'Code mit dem Handy scannen',
  'notice.phone.qr': 'QR-Code der Mitteilung',
  'notice.phone.io': 'Mit der App IO',
  'notice.phone.io-steps': 'Öffnen Sie IO, berühren Sie „Scannen“ und richten Sie das Handy auf den Code.',
  'notice.phone.bank': 'Mit der App Ihrer Bank',
  'notice.phone.bank-steps': 'Öffnen Sie die App, wählen Sie „pagoPA“ und scannen Sie den Code.',
  'notice.phone.none': 'Ohne Handy',
  'notice.phone.none-steps': 'Drucken Sie die Mitteilung und bezahlen Sie bei Bank, Post oder Tabakladen.',

  'notice.fault.unknown-code.title': 'Code nicht gefunden',
  'notice.fault.unknown-code.cause': 'Zum Code {code} gibt es keine Mitteilung.',
  'notice.fault.unknown-code.next':
    'Vergleichen Sie den Code mit der Mitteilung und korrigieren Sie ihn. Eine ganz neue Mitteilung erscheint erst nach einigen Tagen.',
  'notice.fault.unknown-code.action': 'Code korrigieren',
  'notice.fault.too-many-attempts.title': 'Zu viele Codes nicht gefunden',
  'notice.fault.too-many-attempts.cause': 'Zur Sicherheit kann hier eine Weile kein Code mehr gesucht werden.',
  'notice.fault.too-many-attempts.next': 'Das Personal des Amtes sucht die Mitteilung mit Ihnen.',
  'notice.fault.other-creditor.title': 'Mitteilung einer anderen Körperschaft',
  'notice.fault.other-creditor.cause':
    'Sie ist nicht von der Gemeinde, sondern von der Körperschaft mit der Steuernummer {creditorCode}.',
  'notice.fault.other-creditor.next':
    'Sie können mit der App IO, der App Ihrer Bank, bei Bank, Post oder Tabakladen bezahlen.',
  'notice.fault.paid.title': 'Diese Mitteilung ist schon bezahlt',
  'notice.fault.paid.cause': 'Die Mitteilung {code} ist bezahlt.',
  'notice.fault.paid.next': 'Sie können eine andere Mitteilung suchen. Wenn etwas nicht stimmt, holen Sie Hilfe.',
  'notice.fault.expired.title': 'Zahlung nicht mehr möglich',
  'notice.fault.expired.cause': 'Die Frist für die Mitteilung {code} ist vorbei.',
  'notice.fault.expired.next': 'Das Amt sagt Ihnen, ob Sie eine neue Mitteilung brauchen, und stellt sie aus.',
  'notice.fault.revoked.title': 'Die Mitteilung wurde aufgehoben',
  'notice.fault.revoked.cause': 'Das Amt hat die Mitteilung {code} zurückgezogen: Sie ist nicht zu bezahlen.',
  'notice.fault.revoked.next': 'Haben Sie eine neue Mitteilung erhalten, gilt diese. Den Grund nennt Ihnen das Amt.',
  'notice.fault.not-yet.title': 'Noch zu früh zum Bezahlen',
  'notice.fault.not-yet.cause': 'Die Mitteilung {code} kann ab {from} bezahlt werden.',
  'notice.fault.not-yet.next': 'Bewahren Sie das Blatt auf und kommen Sie ab diesem Tag wieder.',
  'notice.fault.other-plan.title': 'Ein anderer Zahlungsweg ist gewählt',
  'notice.fault.other-plan.cause':
    'Für diese Schuld wurde schon zwischen ganzem Betrag und Raten gewählt: Die Mitteilung {code} gilt nicht mehr.',
  'notice.fault.other-plan.next':
    'Verwenden Sie die Mitteilungen des gewählten Zahlungswegs. Fehlen sie Ihnen, holen Sie Hilfe.',
  'notice.fault.unreachable.title': 'Prüfung gerade nicht möglich',
  'notice.fault.unreachable.cause': 'Die Verbindung fehlt, und die Mitteilung {code} ist hier nicht gespeichert.',
  'notice.fault.unreachable.next':
    'Versuchen Sie es bald wieder. Mit der App IO oder der App Ihrer Bank können Sie über den QR-Code auf dem Blatt bezahlen.',
  'notice.fault.half-scan.title': 'Code nur teilweise gelesen',
  'notice.fault.half-scan.cause': 'Das Lesegerät hat nicht den ganzen Code gelesen.',
  'notice.fault.half-scan.next':
    'Halten Sie den Code noch einmal an das Lesegerät, das Blatt flach. Oder geben Sie den Code ein.',
  'notice.fault.foreign-scan.title': 'Das ist keine Mitteilung',
  'notice.fault.foreign-scan.cause': 'Der gelesene Code gehört zu keiner pagoPA-Zahlungsmitteilung.',
  'notice.fault.foreign-scan.next':
    'Halten Sie den QR-Code der Mitteilung an das Lesegerät. Er steht neben dem Code. Oder geben Sie den Code ein.',

  'notice.paper.overdue': 'Auf dem Blatt {paper}: Das Amt hat vielleicht einen Zuschlag verrechnet.',
  'notice.paper.updated': 'Auf dem Blatt {paper}: Das Amt hat den Betrag geändert.',

  'notice.tax-code.title': 'Für die Mitteilung braucht es die Steuernummer',
  'notice.tax-code.text': 'Es ist die des Empfängers der Mitteilung. So kann niemand sonst sie bekommen.',
  'notice.tax-code.where': 'Wo sie steht',
  'notice.tax-code.privacy': 'Die Gemeinde verwendet die Nummer nur für diese Prüfung und speichert sie nicht.',
  'notice.tax-code.wrong': 'Das ist nicht die Nummer des Empfängers. Prüfen Sie sie und versuchen Sie es wieder.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
