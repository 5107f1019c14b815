import type { device as reference } from '../it/device.ts'

/** The texts of a kiosk that serves nobody, in German. */
export const device = {
  'device.enrol.title': 'Dieses Terminal verbinden',
  'device.enrol.text':
    'Dazu braucht es den Code aus 8 Buchstaben und Ziffern, den das Personal von der Zentrale erhält. Er gilt eine halbe Stunde und nur einmal.',
  'device.enrol.field': 'Aktivierungscode',
  'device.enrol.start': 'Verbinden',
  'device.enrol.asking': 'Einen Moment: Die Zentrale prüft den Code.',
  'device.enrol.incomplete': 'Der Code hat 8 Buchstaben und Ziffern.',
  'device.fault.bad-code':
    'Dieser Code gilt nicht: Er ist vielleicht abgelaufen oder schon benutzt. Das Personal kann einen neuen anfordern.',
  'device.fault.unreachable':
    'Die Zentrale antwortet nicht. Vielleicht fehlt die Verbindung: Ein neuer Versuch ist möglich.',
  'device.fault.too-many': 'Zu viele falsche Codes: In einer Stunde ist ein neuer Versuch möglich.',
  'device.fault.failed': 'Etwas hat nicht geklappt. Ein neuer Versuch ist möglich.',
  'device.out.title': 'Terminal außer Betrieb',
  'device.out.text': 'Dieses Terminal ist nicht mehr in Betrieb. Wir bitten um Entschuldigung.',
  'device.out.money': 'Was hier bezahlt wurde, bleibt bezahlt.',
  'device.out.next': 'Das Personal kann ein anderes Terminal zeigen oder das Amt, das weiterhilft.',
  'device.out.erasing': 'Das Terminal löscht alles, was es gespeichert hatte.',
  'device.out.erased': 'Das Terminal speichert nichts mehr.',
  'device.out.enrol': 'Für das Personal: neu verbinden',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
