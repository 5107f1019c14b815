import type { mailCode as reference } from '../it/mail-code.ts'

/** The texts of the flow `mail-code`, in English. */
export const mailCode = {
  'mail-code.entry.title': 'Type the code',
  'mail-code.entry.text': 'If the address is right, the code reaches {email} shortly. It is valid until {time}.',
  'mail-code.entry.link': 'Or open the link in the email on your phone: this screen goes on by itself.',
  'mail-code.entry.field': 'Verification code',
  'mail-code.entry.verify': 'Verify',
  'mail-code.entry.resend': 'Send again',
  'mail-code.entry.pause': 'In {left} min',
  'mail-code.entry.too-soon': 'One moment: the first email may still be on its way.',
  'mail-code.entry.bad': 'The code has 6 digits.',

  'mail-code.news.wrong': 'The code is not right. Look in the latest email.',
  'mail-code.news.unheard': 'The municipality does not answer: try again.',
  'mail-code.news.sent-again': 'Done. If another email comes, its code counts.',

  'mail-code.proving.title': 'Checking the code',

  'mail-code.gone.title': 'This code is no longer valid',
  'mail-code.gone.text': 'It has been tried too often, or too much time has passed.',
  'mail-code.gone.next': 'Start again from the address: you receive a new code.',
  'mail-code.gone.old': 'The earlier emails',
  'mail-code.gone.old-text': 'Those codes are of no use any more: you can delete them.',
  'mail-code.gone.kept': 'Nothing has changed: your earlier address still counts.',
  'mail-code.gone.again': 'Start again',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
