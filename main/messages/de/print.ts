import type { print as reference } from '../it/print.ts'

/** The texts of printing, in German. */
export const print = {
  'print.notice.title': 'Ihre Mitteilung wird gedruckt',
  'print.notice.done': 'Ihre Mitteilung ist gedruckt. Nehmen Sie sie aus dem Drucker, bevor Sie gehen.',
  'print.notice.money': 'Es wurde nichts bezahlt.',
  'print.notice.otherwise':
    'Sie können gleich mit dem Handy bezahlen oder an einem anderen Tag mit demselben Kode drucken.',

  'print.receipt.title': 'Ihre Quittung wird gedruckt',
  'print.receipt.done': 'Ihre Quittung ist gedruckt. Nehmen Sie sie aus dem Drucker und bewahren Sie sie auf.',
  'print.receipt.money': 'Die Zahlung ist erfolgt. Der Druck ändert daran nichts.',
  'print.receipt.otherwise': 'Sie können sie per E-Mail erhalten oder an einem anderen Tag suchen und drucken.',

  'print.slip.title': 'Der Merkzettel wird gedruckt',
  'print.slip.done': 'Der Merkzettel ist gedruckt. Nehmen Sie ihn aus dem Drucker, bevor Sie gehen.',
  'print.slip.money': 'Die Zahlung ist noch nicht bestätigt. Der Druck ändert daran nichts.',
  'print.slip.otherwise': 'Sie finden die Quittung später mit dem Kode der Mitteilung.',

  'print.wait': 'Bleiben Sie hier: Sie erfahren, wann das Blatt fertig ist.',

  'print.long': 'Der Druck läuft noch.',

  'print.held-title': 'Der Druck wartet',

  'print.held-next': 'Das Blatt kommt von selbst, sobald das Personal den Drucker gerichtet hat. Oder brechen Sie ab.',

  'print.cancel': 'Druck abbrechen',

  'print.taken-title': 'Blatt entnehmen',

  'print.taken': 'Ich habe das Blatt',

  'print.places.title': 'Wo Sie mit diesem Blatt bezahlen',
  'print.places.bank': 'Bei Banken und Bankautomaten',
  'print.places.post': 'Bei Postämtern',
  'print.places.shop': 'In Tabakläden, Bars und Supermärkten, die das anbieten',
  'print.places.app': 'Mit der App IO oder der App Ihrer Bank über den QR-Code',

  'print.keep.receipt': 'Warum aufbewahren',
  'print.keep.receipt-text': 'Sie beweist, dass Sie bezahlt haben.',
  'print.keep.lost': 'Wenn Sie sie verlieren',
  'print.keep.lost-text': 'Sie finden sie hier wieder, mit dem Kode der Mitteilung und der Steuernummer.',
  'print.keep.later': 'Wenn sie bestätigt ist',
  'print.keep.later-text': 'Suchen Sie die Quittung hier, mit den Daten auf dem Merkzettel.',
  'print.keep.meanwhile': 'Bis dahin',
  'print.keep.meanwhile-text': 'Bezahlen Sie diese Mitteilung nicht noch einmal.',

  'print.at': 'Das Blatt kommt aus dem Drucker „{printer}“.',
  'print.elsewhere': 'Anderen Drucker nehmen',
  'print.elsewhere-note': 'Er heißt „{printer}“',
  'print.without': 'Ohne Blatt',
  'print.clears': 'Danach können Sie hier drucken.',
  'print.mail': 'Per E-Mail erhalten',
  'print.bad-sheet': 'Das Blatt ist nicht gut',
  'print.bad-sheet-note': 'Unlesbar oder fehlt: Es wird noch einmal gedruckt',
  'print.unknown.none': 'Es ist kein Blatt da',
  'print.mended.title': 'Der Drucker ist bereit',
  'print.mended.text': 'Das Problem ist behoben. Jetzt können Sie drucken.',
  'print.quota.title': 'Keine weiteren Blätter in diesem Besuch',
  'print.quota.text': 'Blätter, die man je Besuch drucken kann: {limit}. So reicht das Papier für alle.',
  'print.quota.next': 'Brauchen Sie mehr Blätter, fragen Sie das Personal.',

  'print.trouble.paper-out.title': 'Papier fehlt',
  'print.trouble.paper-out.cause': 'Der Drucker hat kein Papier mehr. Ihr Blatt ist nicht herausgekommen.',
  'print.trouble.paper-out.next': 'Bitten Sie das Personal um Papier.',
  'print.trouble.paper-jam.title': 'Ein Blatt klemmt',
  'print.trouble.paper-jam.cause': 'Im Drucker klemmt ein Blatt. Ihres ist nicht herausgekommen.',
  'print.trouble.paper-jam.next': 'Bitte nicht am Blatt ziehen: Rufen Sie das Personal.',
  'print.trouble.door-open.title': 'Der Drucker ist offen',
  'print.trouble.door-open.cause': 'Eine Klappe des Druckers ist offen. Ihr Blatt ist nicht herausgekommen.',
  'print.trouble.door-open.next': 'Bitten Sie das Personal, den Drucker zu schließen.',
  'print.trouble.toner-empty.title': 'Toner fehlt',
  'print.trouble.toner-empty.cause': 'Der Drucker hat keinen Toner mehr. Ihr Blatt ist nicht herausgekommen.',
  'print.trouble.toner-empty.next': 'Bitten Sie das Personal um neuen Toner.',
  'print.trouble.offline.title': 'Der Drucker antwortet nicht',
  'print.trouble.offline.cause': 'Vielleicht ist er ausgeschaltet. Ihr Blatt ist nicht herausgekommen.',
  'print.trouble.offline.next': 'Bitten Sie das Personal, den Drucker anzuschließen.',
  'print.trouble.not-accepting.title': 'Der Drucker ist nicht verfügbar',
  'print.trouble.not-accepting.cause':
    'Der Drucker ist an, nimmt aber gerade nichts an. Ihr Blatt ist nicht herausgekommen.',
  'print.trouble.not-accepting.next': 'Bitten Sie das Personal, den Drucker freizugeben.',
  'print.trouble.stopped.title': 'Der Drucker steht still',
  'print.trouble.stopped.cause': 'Der Drucker nennt keinen Grund. Ihr Blatt ist nicht herausgekommen.',
  'print.trouble.stopped.next': 'Bitten Sie das Personal, nach dem Drucker zu sehen.',
  'print.trouble.interrupted.title': 'Druck unterbrochen',
  'print.trouble.interrupted.cause':
    'Der Schalter ist vor dem Druck neu gestartet. Ihr Blatt ist nicht herausgekommen.',
  'print.trouble.interrupted.next': 'Sie können noch einmal drucken.',
  'print.trouble.cancelled.title': 'Druck abgebrochen',
  'print.trouble.cancelled.cause': 'Der Druck wurde abgebrochen. Das Blatt ist nicht herausgekommen.',
  'print.trouble.cancelled.next': 'Sie können jederzeit noch einmal drucken.',
  'print.trouble.refused.title': 'Der Drucker nimmt das Blatt nicht an',
  'print.trouble.refused.cause': 'Der Drucker hat das Dokument abgelehnt. Ihr Blatt ist nicht herausgekommen.',
  'print.trouble.refused.next': 'Brauchen Sie das Blatt, fragen Sie das Personal.',
  'print.trouble.aborted.title': 'Druck nicht gelungen',
  'print.trouble.aborted.cause': 'Der Drucker hat vor dem Druck aufgegeben. Ihr Blatt ist nicht herausgekommen.',
  'print.trouble.aborted.next': 'Versuchen Sie, noch einmal zu drucken.',
  'print.trouble.unknown.title': 'Schauen Sie ins Ausgabefach',
  'print.trouble.unknown.cause': 'Ob das Blatt herausgekommen ist, hat der Drucker nicht bestätigt.',
  'print.trouble.unknown.next': 'Liegt das Blatt da, nehmen Sie es. Sonst können Sie noch einmal drucken.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
