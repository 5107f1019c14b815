import type { Texts } from './it.ts'

/** Every text of the screens in German; the words of the notice are those of pagoPA's bilingual notices. */
export const de = {
  'kiosk.name': 'Zahlungsschalter',
  'wait.title': 'Einen Moment',
  'wait.text': 'Der Schalter wird vorbereitet. Sie müssen nichts tun.',

  'base.back': 'Zurück',
  'base.help': 'Hilfe',
  'base.end': 'Beenden',
  'crown.language': 'Sprache',

  'error.title': 'Etwas hat nicht geklappt',
  'error.text':
    'Von hier wurde nichts bezahlt. Sie können es noch einmal versuchen. Passiert es wieder, hilft das Personal mit diesem Kode.',
  'error.no-answer':
    'Der Schalter antwortet nicht wie erwartet. Von hier wurde nichts bezahlt. Sie können es noch einmal versuchen.',
  'error.code': 'Kode {code}',
  'error.continue': 'Weiter',

  'home.title': 'Was möchten Sie tun?',
  'home.text': 'Berühren Sie ein Feld. Oder halten Sie den QR-Code Ihrer Mitteilung an das Lesegerät.',
  'home.pay': 'Mitteilung bezahlen',
  'home.pay-note': 'Sie brauchen den Kode auf der Zahlungsmitteilung',
  'home.assistance': 'Beratung',
  'home.assistance-note': 'Wo und wann Sie das Personal des Amtes finden',
  'home.offline': 'Die Verbindung fehlt gerade: Manche Mitteilungen sind vielleicht nicht verfügbar.',
  'home.no-print': 'Im Moment geht es nur mit dem Handy.',

  'help.title': 'Hilfe holen',
  'help.text': 'Das Personal des Amtes hilft Ihnen. Nehmen Sie die Zahlungsmitteilung mit, wenn Sie sie haben.',
  'help.office': 'Amt',
  'help.address': 'Adresse',
  'help.hours': 'Öffnungszeiten',
  'help.phone': 'Telefon',
  'help.email': 'E-Mail',
  'help.unknown': 'Die Kontakte des Amtes sind hier noch nicht verfügbar. Fragen Sie das Personal vor Ort.',
  'help.return': 'Zurück zur letzten Seite',

  'languages.title': 'Sprache wählen',

  'printer.paper-out': 'Im Drucker fehlt Papier.',
  'printer.paper-jam': 'Im Drucker klemmt ein Blatt.',
  'printer.door-open': 'Eine Klappe des Druckers ist offen.',
  'printer.toner-empty': 'Im Drucker fehlt Toner.',
  'printer.offline': 'Der Drucker antwortet nicht.',
  'printer.not-accepting': 'Der Drucker nimmt nichts an.',
  'printer.stopped': 'Der Drucker steht still.',

  'advice.money': 'Ihr Geld',
  'advice.next': 'Was Sie tun können',
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

  'notice.label.creditor': 'Körperschaft',
  'notice.label.creditor-code': 'St.Nr. der Körperschaft',
  'notice.label.subject': 'Zahlungsgrund',
  'notice.label.code': 'Zahlungsmitteilungskodex',
  'notice.label.iuv': 'IUV',
  'notice.label.debtor': 'Empfänger',
  'notice.label.amount': 'Betrag',
  'notice.label.instalment': 'Rate',
  'notice.instalment': '{number} von {of}',

  'notice.entry.title': 'Kode der Mitteilung eingeben',
  'notice.entry.hint':
    'Er steht auf der Mitteilung neben dem QR-Code: 18 Ziffern. Oder halten Sie den QR-Code an das Lesegerät.',
  'notice.entry.field': 'Zahlungsmitteilungskodex oder IUV',
  'notice.entry.find': 'Suchen',
  'notice.entry.letters': 'Buchstaben',
  'notice.entry.numbers': 'Ziffern',
  'notice.entry.erase': 'Löschen',
  'notice.entry.clear': 'Leeren',
  'notice.entry.too-short': 'Der Kode ist nicht vollständig. Fehlende Ziffern: {missing}.',
  'notice.entry.incomplete': 'Der Kode ist nicht vollständig. Vergleichen Sie ihn mit der Mitteilung.',
  'notice.entry.too-long': 'Das sind zu viele Ziffern: Der Kode hat 18.',
  'notice.entry.invalid': 'Das ist kein Kode einer Mitteilung. Vergleichen Sie ihn mit dem Blatt.',

  'notice.doubtful.title': 'Kode prüfen',
  'notice.doubtful.text': 'Vielleicht ist eine Ziffer falsch. Vergleichen Sie den Kode mit dem auf der Mitteilung.',
  'notice.doubtful.read': 'Der eingegebene Kode',
  'notice.doubtful.correct': 'Korrigieren',
  'notice.doubtful.find': 'Trotzdem suchen',

  'notice.searching.title': 'Ihre Mitteilung wird gesucht',
  'notice.searching.text': 'Meist dauert es nur wenige Sekunden.',
  'notice.searching.wait': 'Die Antwort der Körperschaft steht noch aus.',
  'notice.searching.long': 'Es dauert länger als sonst. Sie können warten, zurückgehen oder Hilfe holen.',
  'notice.searching.code': 'Der gesuchte Kode',

  'notice.summary.title': 'Ihre Mitteilung',
  'notice.summary.due': 'Zu bezahlen bis {date}',
  'notice.summary.overdue': 'Fällig war der {date}: Zahlung noch möglich',
  'notice.summary.cached': 'Stand der Daten: {time} Uhr',
  'notice.summary.cached-day': 'Stand der Daten: {date}, {time} Uhr',

  'notice.phone.title': 'Kode mit dem Handy scannen',
  'notice.phone.qr': 'QR-Code der Mitteilung',
  'notice.phone.io': 'Mit der App IO',
  'notice.phone.io-steps': 'Öffnen Sie IO, berühren Sie „Scannen“ und richten Sie das Handy auf den Kode.',
  'notice.phone.bank': 'Mit der App Ihrer Bank',
  'notice.phone.bank-steps': 'Öffnen Sie die App, wählen Sie „pagoPA“ und scannen Sie den Kode.',
  'notice.phone.none': 'Ohne App',
  'notice.phone.none-steps': 'Drucken Sie die Mitteilung und bezahlen Sie bei Bank, Post oder Tabakladen.',

  'notice.printing.title': 'Ihre Mitteilung wird gedruckt',
  'notice.printing.text': 'Bleiben Sie hier: Sie erfahren, wann das Blatt fertig ist.',
  'notice.printing.long': 'Der Druck läuft noch.',
  'notice.printing.held-title': 'Der Druck wartet',
  'notice.printing.held-next':
    'Das Blatt kommt von selbst, sobald das Personal den Drucker gerichtet hat. Oder brechen Sie ab und bezahlen Sie mit dem Handy.',
  'notice.printing.cancel': 'Druck abbrechen',

  'notice.printed.title': 'Blatt entnehmen',
  'notice.printed.text': 'Ihre Mitteilung ist gedruckt. Nehmen Sie sie aus dem Drucker, bevor Sie gehen.',
  'notice.printed.where': 'Wo Sie mit diesem Blatt bezahlen',
  'notice.printed.bank': 'Bei Banken und Bankautomaten',
  'notice.printed.post': 'Bei Postämtern',
  'notice.printed.shop': 'In Tabakläden, Bars und Supermärkten, die das anbieten',
  'notice.printed.app': 'Mit der App IO oder der App Ihrer Bank über den QR-Code',

  'notice.trouble.paper-out.title': 'Papier fehlt',
  'notice.trouble.paper-out.cause': 'Der Drucker hat kein Papier mehr. Ihr Blatt ist nicht herausgekommen.',
  'notice.trouble.paper-out.next':
    'Sie können gleich mit dem Handy bezahlen. Oder bitten Sie das Personal um Papier und drucken Sie noch einmal.',
  'notice.trouble.paper-jam.title': 'Ein Blatt klemmt',
  'notice.trouble.paper-jam.cause': 'Im Drucker klemmt ein Blatt. Ihre Mitteilung ist nicht herausgekommen.',
  'notice.trouble.paper-jam.next':
    'Bitte nicht am Blatt ziehen. Sie können gleich mit dem Handy bezahlen oder das Personal rufen.',
  'notice.trouble.door-open.title': 'Der Drucker ist offen',
  'notice.trouble.door-open.cause': 'Eine Klappe des Druckers ist offen. Ihr Blatt ist nicht herausgekommen.',
  'notice.trouble.door-open.next':
    'Sie können gleich mit dem Handy bezahlen. Oder bitten Sie das Personal, den Drucker zu schließen.',
  'notice.trouble.toner-empty.title': 'Toner fehlt',
  'notice.trouble.toner-empty.cause': 'Der Drucker hat keinen Toner mehr. Ihr Blatt ist nicht herausgekommen.',
  'notice.trouble.toner-empty.next':
    'Sie können gleich mit dem Handy bezahlen. Oder bitten Sie das Personal um neuen Toner.',
  'notice.trouble.offline.title': 'Der Drucker antwortet nicht',
  'notice.trouble.offline.cause': 'Vielleicht ist er ausgeschaltet. Ihr Blatt ist nicht herausgekommen.',
  'notice.trouble.offline.next':
    'Sie können gleich mit dem Handy bezahlen. Oder bitten Sie das Personal, den Drucker einzuschalten.',
  'notice.trouble.not-accepting.title': 'Der Drucker ist nicht verfügbar',
  'notice.trouble.not-accepting.cause':
    'Der Drucker ist an, nimmt aber gerade nichts an. Ihr Blatt ist nicht herausgekommen.',
  'notice.trouble.not-accepting.next': 'Sie können gleich mit dem Handy bezahlen oder das Personal fragen.',
  'notice.trouble.stopped.title': 'Der Drucker steht still',
  'notice.trouble.stopped.cause': 'Der Drucker nennt keinen Grund. Ihr Blatt ist nicht herausgekommen.',
  'notice.trouble.stopped.next': 'Sie können gleich mit dem Handy bezahlen oder das Personal rufen.',
  'notice.trouble.interrupted.title': 'Druck unterbrochen',
  'notice.trouble.interrupted.cause':
    'Der Schalter ist vor dem Druck neu gestartet. Ihr Blatt ist nicht herausgekommen.',
  'notice.trouble.interrupted.next': 'Sie können noch einmal drucken oder gleich mit dem Handy bezahlen.',
  'notice.trouble.cancelled.title': 'Druck abgebrochen',
  'notice.trouble.cancelled.cause': 'Der Druck wurde abgebrochen. Das Blatt ist nicht herausgekommen.',
  'notice.trouble.cancelled.next': 'Sie können mit dem Handy bezahlen oder noch einmal drucken.',
  'notice.trouble.refused.title': 'Der Drucker nimmt das Blatt nicht an',
  'notice.trouble.refused.cause': 'Der Drucker hat das Dokument abgelehnt. Ihr Blatt ist nicht herausgekommen.',
  'notice.trouble.refused.next':
    'Sie können gleich mit dem Handy bezahlen. Brauchen Sie das Blatt, fragen Sie das Personal.',
  'notice.trouble.aborted.title': 'Druck nicht gelungen',
  'notice.trouble.aborted.cause': 'Der Drucker hat vor dem Druck aufgegeben. Ihr Blatt ist nicht herausgekommen.',
  'notice.trouble.aborted.next': 'Sie können noch einmal drucken oder gleich mit dem Handy bezahlen.',
  'notice.trouble.unknown.title': 'Schauen Sie ins Ausgabefach',
  'notice.trouble.unknown.cause': 'Ob das Blatt herausgekommen ist, hat der Drucker nicht bestätigt.',
  'notice.trouble.unknown.next':
    'Liegt das Blatt da, nehmen Sie es. Sonst bezahlen Sie mit dem Handy, drucken noch einmal oder holen Hilfe.',

  'notice.fault.unknown-code.title': 'Kode nicht gefunden',
  'notice.fault.unknown-code.cause': 'Zum Kode {code} gibt es keine Mitteilung.',
  'notice.fault.unknown-code.next':
    'Vergleichen Sie den Kode mit der Mitteilung und korrigieren Sie ihn. Eine ganz neue Mitteilung erscheint erst nach einigen Tagen.',
  'notice.fault.unknown-code.action': 'Kode korrigieren',
  'notice.fault.too-many-attempts.title': 'Zu viele Kodes nicht gefunden',
  'notice.fault.too-many-attempts.cause': 'Zur Sicherheit kann hier eine Weile kein Kode mehr gesucht werden.',
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
  'notice.fault.unreachable.action': 'Noch einmal versuchen',
  'notice.fault.half-scan.title': 'Kode nur teilweise gelesen',
  'notice.fault.half-scan.cause': 'Das Lesegerät hat nicht den ganzen Kode gelesen.',
  'notice.fault.half-scan.next':
    'Halten Sie den Kode noch einmal an das Lesegerät, das Blatt flach. Oder geben Sie den Kode ein.',
  'notice.fault.foreign-scan.title': 'Das ist keine Mitteilung',
  'notice.fault.foreign-scan.cause': 'Der gelesene Kode gehört zu keiner pagoPA-Zahlungsmitteilung.',
  'notice.fault.foreign-scan.next':
    'Halten Sie den QR-Code der Mitteilung an das Lesegerät. Er steht neben dem Kode. Oder geben Sie den Kode ein.',
} as const satisfies Texts
