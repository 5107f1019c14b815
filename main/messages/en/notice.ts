import type { notice as reference } from '../it/notice.ts'

/** The texts of the flow `notice`, in English. */
export const notice = {
  'notice.label.creditor': 'Payee',
  'notice.label.creditor-code': 'Payee tax code',
  'notice.label.subject': 'Payment description',
  'notice.label.code': 'Notice code',
  'notice.label.iuv': 'IUV',
  'notice.label.debtor': 'Recipient',
  'notice.label.amount': 'Amount',
  'notice.label.instalment': 'Instalment',

  'notice.instalment': '{number} of {of}',

  'notice.entry.title': 'Type the code of the notice',
  'notice.entry.hint': 'It is on the notice, next to the QR code: 18 digits. Or hold the QR code to the reader.',
  'notice.entry.field': 'Notice code or IUV',
  'notice.entry.no-code': 'I don’t have the code',
  'notice.entry.find': 'Find',
  'notice.entry.letters': 'Letters',
  'notice.entry.numbers': 'Numbers',
  'notice.entry.clear': 'Clear',
  'notice.entry.too-short': 'The code is not complete. Digits missing: {missing}.',
  'notice.entry.incomplete': 'The code is not complete. Compare it with the notice.',
  'notice.entry.too-long': 'There are too many digits: the notice code has 18.',
  'notice.entry.invalid': 'This is not the code of a notice. Compare it with the sheet.',

  'notice.doubtful.title': 'Check the code',
  'notice.doubtful.text': 'A digit may be wrong. Compare the code below with the one on the notice.',
  'notice.doubtful.read': 'The code as typed',
  'notice.doubtful.correct': 'Correct',
  'notice.doubtful.find': 'Find it anyway',

  'notice.searching.title': 'Looking for your notice',
  'notice.searching.text': 'It usually takes a few seconds.',
  'notice.searching.wait': 'Waiting for the payee to answer.',
  'notice.searching.long': 'It is taking longer than usual. You can wait, go back, or ask for assistance.',
  'notice.searching.code': 'The code being looked up',

  'notice.summary.title': 'Your notice',
  'notice.summary.due': 'To be paid by {date}',
  'notice.summary.overdue': 'Was due by {date}: it can still be paid',
  'notice.summary.cached': 'Data as of {time}',
  'notice.summary.cached-day': 'Data as of {time} on {date}',

  'notice.phone.title': 'Scan the code with your phone',
  'notice.phone.qr': 'QR code of the notice',
  'notice.phone.io': 'With the IO app',
  'notice.phone.io-steps': 'Open IO, touch “Scan” and point the phone at the code.',
  'notice.phone.bank': 'With your bank’s app',
  'notice.phone.bank-steps': 'Open the app, choose “pagoPA” or “Pay a notice” and scan the code.',
  'notice.phone.none': 'Without a phone',
  'notice.phone.none-steps': 'Print the notice and pay at a bank, a post office or a tobacconist’s.',

  'notice.fault.unknown-code.title': 'Code not found',
  'notice.fault.unknown-code.cause': 'There is no notice with the code {code}.',
  'notice.fault.unknown-code.next':
    'Compare the code with the one on the notice and correct it. A very recent notice may take a few days to appear.',
  'notice.fault.unknown-code.action': 'Correct the code',
  'notice.fault.too-many-attempts.title': 'Too many codes not found',
  'notice.fault.too-many-attempts.cause': 'For safety, no more codes can be looked up here for a while.',
  'notice.fault.too-many-attempts.next': 'The staff of the office can look for the notice with you.',
  'notice.fault.other-creditor.title': 'The notice is from another body',
  'notice.fault.other-creditor.cause':
    'This notice is not from the municipality but from the body with tax code {creditorCode}. It cannot be shown here.',
  'notice.fault.other-creditor.next':
    'You can pay it with the IO app, your bank’s app, at a bank, a post office or a tobacconist’s.',
  'notice.fault.paid.title': 'This notice is already paid',
  'notice.fault.paid.cause': 'The notice {code} has been paid.',
  'notice.fault.paid.next': 'You can find another notice. If something seems wrong, ask for assistance.',
  'notice.fault.expired.title': 'The notice can no longer be paid',
  'notice.fault.expired.cause': 'The time to pay the notice {code} is over.',
  'notice.fault.expired.next': 'The office can tell you whether you need a new notice, and make it for you.',
  'notice.fault.revoked.title': 'The notice was cancelled',
  'notice.fault.revoked.cause': 'The office has withdrawn the notice {code}: it must not be paid.',
  'notice.fault.revoked.next': 'If you received a new notice, use that one. To learn why, ask for assistance.',
  'notice.fault.not-yet.title': 'It is too early to pay',
  'notice.fault.not-yet.cause': 'The notice {code} can be paid from {from}.',
  'notice.fault.not-yet.next': 'Keep the sheet and come back from that day on.',
  'notice.fault.other-plan.title': 'Another way to pay is in use',
  'notice.fault.other-plan.cause':
    'For this debt, paying at once or in instalments has already been chosen: the notice {code} is no longer needed.',
  'notice.fault.other-plan.next':
    'Use the notices of the way already chosen. If you cannot find them, ask for assistance.',
  'notice.fault.unreachable.title': 'We cannot check right now',
  'notice.fault.unreachable.cause': 'The connection is down and the notice {code} is not among those kept here.',
  'notice.fault.unreachable.next':
    'Try again shortly. With the IO app or your bank’s app you can pay by scanning the QR code on the sheet.',
  'notice.fault.half-scan.title': 'Code only partly read',
  'notice.fault.half-scan.cause': 'The reader did not read the whole code.',
  'notice.fault.half-scan.next': 'Hold the code to the reader again, with the sheet flat. Or type the code.',
  'notice.fault.foreign-scan.title': 'This is not a notice',
  'notice.fault.foreign-scan.cause': 'The code that was read is not that of a pagoPA payment notice.',
  'notice.fault.foreign-scan.next':
    'Hold the QR code of the notice to the reader: it is next to the words Codice Avviso. Or type the code.',

  'notice.paper.overdue': 'On the sheet {paper}: the office may have added a sum for the delay.',
  'notice.paper.updated': 'On the sheet {paper}: the office has updated the amount.',

  'notice.tax-code.title': 'The notice needs the tax code',
  'notice.tax-code.text': 'It is the recipient’s of the notice. So nobody else can have it.',
  'notice.tax-code.where': 'Where to find it',
  'notice.tax-code.privacy': 'The municipality uses the code only for this check and does not keep it.',
  'notice.tax-code.wrong': 'It is not the recipient’s code for this notice. Check it and try again.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
