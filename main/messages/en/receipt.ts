import type { receipt as reference } from '../it/receipt.ts'

/** The texts of the flow `receipt`, in English. */
export const receipt = {
  'receipt.entry.title': 'Find a receipt',
  'receipt.entry.text': 'You need the code of the notice and a tax code.',
  'receipt.entry.code-where': 'On the notice or the reminder: the notice code has 18 digits.',
  'receipt.entry.tax-code-where': 'Of the recipient, or of who paid: it is on the health insurance card.',
  'receipt.entry.privacy': 'The municipality uses the two codes only for this search and does not keep them.',

  'receipt.searching.title': 'Looking for the receipt',
  'receipt.searching.wait': 'Waiting for the municipality to answer.',

  'receipt.found.title': 'Your receipt',
  'receipt.found.mail': 'Send by email',
  'receipt.found.phone': 'Take it on your phone',
  'receipt.found.mail-hint': 'To have it by email too',
  'receipt.found.privacy': 'The municipality uses the address only for this sending, then deletes it.',
  'receipt.found.not-sent': 'The municipality does not answer: nothing was sent. Try again shortly.',

  'receipt.mailed.title': 'Receipt on its way',
  'receipt.mailed.text': 'The receipt reaches {email} in a few minutes.',
  'receipt.mailed.missing': 'If it does not come',
  'receipt.mailed.missing-text': 'Look in the spam folder. Or find it here again, or print it.',

  'receipt.linking.title': 'Preparing the receipt for your phone',
  'receipt.link.title': 'The receipt on your phone',
  'receipt.link.qr': 'QR code to download the receipt',
  'receipt.link.save-text': 'On the phone, tap the button: the receipt comes as a PDF file. It works only once.',
  'receipt.no-link.title': 'The receipt cannot go to your phone now',
  'receipt.no-link.text': 'The connection to the municipality is down.',
  'receipt.no-link.next': 'Try again shortly, or go back and print it.',

  'receipt.fault.not-found.title': 'Receipt not found',
  'receipt.fault.not-found.cause': 'There is no receipt for these two codes together.',
  'receipt.fault.not-found.next': 'Check both of them. A payment just made may take some hours to appear.',
  'receipt.fault.not-found.action': 'Correct the codes',
  'receipt.fault.too-many-attempts.title': 'Too many searches without a result',
  'receipt.fault.too-many-attempts.cause': 'For safety, nothing more can be looked up here for a while.',
  'receipt.fault.too-many-attempts.next': 'The staff of the office can look for the receipt with you.',
  'receipt.fault.unreachable.title': 'We cannot search right now',
  'receipt.fault.unreachable.cause': 'The municipality does not answer: the connection may be down.',
  'receipt.fault.unreachable.next': 'Try again shortly. The codes stay written.',
  'receipt.fault.money': 'Payments already made stay valid.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
