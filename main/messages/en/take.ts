import type { take as reference } from '../it/take.ts'

/** The texts of the flow `take`, in English. */
export const take = {
  'take.making.title': 'Preparing the notice for your phone',
  'take.making.wait': 'Waiting for the municipality’s answer.',
  'take.link.title': 'Take the notice with you',
  'take.link.qr': 'QR code to download the notice',
  'take.link.save': 'Download the file',
  'take.link.save-text': 'On the phone, tap the button: the notice comes as a PDF file. It works only once.',
  'take.link.until-text': 'The code is valid until {time}.',
  'take.link.mail': 'Send by email',
  'take.link.new': 'Show another code',
  'take.email.title': 'The notice by email',
  'take.email.hint': 'Whom we send it to',
  'take.email.send': 'Send the notice',
  'take.email.phone': 'With the QR code',

  'take.sending.title': 'Sending the notice',
  'take.sending.wait': 'Waiting for the municipality’s answer.',

  'take.trouble.unheard':
    'The municipality does not answer: we do not know whether the email is sent. If you try again, only one is sent anyway.',
  'take.trouble.no-mail': 'No emails are sent from here for now. There is the QR code, and printing.',
  'take.trouble.too-many': 'Three emails have been sent from here already. For more copies, print it.',
  'take.mailed.title': 'Notice on its way',
  'take.mailed.text': 'The notice reaches {email} in a few minutes.',
  'take.mailed.missing-text': 'Look in the spam folder. Or scan the code, or print it.',
  'take.failed.offline.title': 'The notice cannot be sent now',
  'take.failed.offline.text': 'The connection to the municipality is down.',
  'take.failed.offline.next': 'Try again shortly, or go back and print it.',
  'take.failed.not-payable.title': 'This notice can no longer be paid',
  'take.failed.not-payable.text': 'Something changed while you looked at it: it may have been paid or withdrawn.',
  'take.failed.not-payable.next': 'Look the notice up again: here you see how it is now.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
