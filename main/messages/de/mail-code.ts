import type { mailCode as reference } from '../it/mail-code.ts'

/** The texts of the flow `mail-code`, in German. */
export const mailCode = {
  'mail-code.entry.title': 'Code eingeben',
  'mail-code.entry.text': 'Wenn die Adresse stimmt, kommt der Code gleich an {email}. Er gilt bis {time} Uhr.',
  'mail-code.entry.link': 'Oder öffnen Sie den Link der E-Mail am Handy: Hier geht es dann von selbst weiter.',
  'mail-code.entry.field': 'Bestätigungscode',
  'mail-code.entry.verify': 'Bestätigen',
  'mail-code.entry.resend': 'Noch einmal senden',
  'mail-code.entry.pause': 'In {left} min',
  'mail-code.entry.too-soon': 'Einen Moment: Die erste E-Mail kann noch unterwegs sein.',
  'mail-code.entry.bad': 'Der Code hat 6 Ziffern.',

  'mail-code.news.wrong': 'Der Code stimmt nicht. Sehen Sie in der letzten E-Mail nach.',
  'mail-code.news.unheard': 'Die Gemeinde antwortet nicht: Versuchen Sie es noch einmal.',
  'mail-code.news.sent-again': 'Erledigt. Kommt eine neue E-Mail, gilt ihr Code.',

  'mail-code.proving.title': 'Der Code wird geprüft',

  'mail-code.gone.title': 'Dieser Code gilt nicht mehr',
  'mail-code.gone.text': 'Er wurde zu oft versucht, oder es ist zu viel Zeit vergangen.',
  'mail-code.gone.next': 'Beginnen Sie neu bei der Adresse: Sie erhalten einen neuen Code.',
  'mail-code.gone.old': 'Die früheren E-Mails',
  'mail-code.gone.old-text': 'Diese Codes nützen nichts mehr: Sie können sie löschen.',
  'mail-code.gone.kept': 'Es hat sich nichts geändert: Die bisherige Adresse gilt weiter.',
  'mail-code.gone.again': 'Neu beginnen',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
