import type { pay as reference } from '../it/pay.ts'

/** The texts of the flow `pay`, in English. */
export const pay = {
  'pay.offer.title': 'Pay here',
  'pay.offer.changed': 'The amount has changed: it was {before}.',
  'pay.offer.email-hint': 'If you want the receipt by email. Otherwise leave it empty.',
  'pay.offer.go': 'Go to payment',
  'pay.offer.without': 'Continue without email',
  'pay.offer.how': 'How to pay',
  'pay.offer.how-text': 'The pagoPA page opens: choose card or account there. We need no card numbers.',
  'pay.offer.privacy':
    'The address serves only to send you the receipt: the municipality and the pagoPA page use it. The municipality deletes it after sending.',

  'pay.opening.title': 'Preparing the payment',
  'pay.opening.begun': 'The payment page opens shortly.',
  'pay.opening.waiting': 'Waiting for pagoPA to answer.',
  'pay.opening.long': 'It is taking longer than usual. Nothing has been paid. You can wait or ask for assistance.',

  'pay.outside.title': 'Payment page',
  'pay.outside.of': 'page of',
  'pay.outside.loading': 'The page is opening',
  'pay.outside.until': 'This page closes at {time}.',
  'pay.outside.cancel': 'Cancel',

  'pay.link.title': 'Continue on the pagoPA page',
  'pay.link.text': 'Here the payment page opens in another window. When you are done, come back here.',
  'pay.link.open': 'Open the outside page',
  'pay.link.watch': 'While you pay',
  'pay.link.watch-text': 'This screen waits: after the payment it shows by itself how it went.',

  'pay.phone.title': 'Pay on your phone',
  'pay.phone.qr': 'QR code of the payment page',
  'pay.phone.scan': 'Scan the code',
  'pay.phone.scan-text': 'Open the phone’s camera and point it at the code. No app is needed.',
  'pay.phone.pay': 'Pay on the page',
  'pay.phone.pay-text': 'Check the amount and go on. Card details are typed only on the pagoPA page.',
  'pay.phone.until': 'Until when',
  'pay.phone.until-text': 'The page can be opened until {time}.',
  'pay.phone.begun': 'The payment has begun on the phone',
  'pay.phone.waits': 'Here you will see how it went',
  'pay.phone.stop': 'Pay in another way',

  'pay.waiting.title': 'Waiting for the receipt',
  'pay.waiting.ok': 'The pagoPA page says that the payment went well.',
  'pay.waiting.waiting': 'The bank still has to confirm the payment.',
  'pay.waiting.wait': 'Waiting for the confirmation: it usually takes a few seconds.',
  'pay.waiting.long': 'It is taking longer than usual. The receipt comes even if you do not wait here.',
  'pay.waiting.where': 'Where the receipt goes',
  'pay.waiting.where-here': 'Here on the screen. Later you can also look for it from the first screen.',
  'pay.waiting.where-mail': 'Here on the screen, and by email to {email}',
  'pay.waiting.again': 'Do not pay again: the payment is under way.',
  'pay.waiting.go-on': 'I won’t wait: I’ll look later',

  'pay.paid.title': 'Payment made',
  'pay.paid.mail': 'The receipt also goes to {email}',
  'pay.paid.no-mail': 'Print it, or find it here later with the code of the notice.',
  'pay.paid.asked': 'The notice asked for {asked}: the office checks this.',
  'pay.paid.other': 'Do something else',

  'pay.label.fee': 'Fee',
  'pay.label.total': 'Total',
  'pay.label.when': 'Paid on',
  'pay.label.psp': 'Paid through',

  'pay.cancelled.title': 'Payment cancelled',
  'pay.cancelled.cause': 'The payment was cancelled on the pagoPA page.',
  'pay.cancelled.next': 'The notice is free: you can try again now or pay in another way.',

  'pay.refused.title': 'Payment not made',
  'pay.refused.cause': 'The bank or the card did not accept the payment.',
  'pay.refused.next': 'You can try again with another card, or pay with your phone or with the sheet.',

  'pay.left.title': 'Payment page closed',
  'pay.left.cause': 'The pagoPA page was closed from here.',
  'pay.left.money': 'If you had not confirmed the payment, nothing has been paid.',
  'pay.left.next':
    'The notice is free again at {time}. If you had already confirmed, do not pay again: the receipt will come.',
  'pay.left.reopen': 'Reopen the page',

  'pay.late.title': 'The confirmation comes later',
  'pay.late.mail': 'The receipt will go to {email} when the bank confirms.',
  'pay.late.no-mail': 'The receipt can be found here when the bank confirms.',
  'pay.late.money': 'The payment is under way but not confirmed yet. Do not pay again.',
  'pay.late.next': 'Print the reminder to find the receipt. Without confirmation the notice is free again at {time}.',

  'pay.unknown.title': 'No confirmation in time',
  'pay.unknown.cause': 'pagoPA has not told in time how the payment went.',
  'pay.unknown.money': 'No payment is on record, but that is not certain yet.',
  'pay.unknown.next': 'Look at your account or card. If you see the charge, do not pay again: ask for assistance.',
  'pay.unknown.retry': 'No charge: try again',

  'pay.elsewhere.title': 'The notice is already paid',
  'pay.elsewhere.cause': 'Meanwhile somebody has paid this notice in another way.',
  'pay.elsewhere.money': 'Nothing has been paid from here.',
  'pay.elsewhere.next': 'Nothing else is needed. You can find the receipt from the first screen.',

  'pay.busy.title': 'Somebody is already paying',
  'pay.busy.cause': 'The payment of this notice has already begun, here or elsewhere.',
  'pay.busy.next': 'If nobody completes it, the notice is free again at {time}. Try again after that.',
  'pay.busy.back': 'Back to the notice',

  'pay.not-payable.title': 'The notice cannot be paid now',
  'pay.not-payable.unknown': 'The office no longer finds this notice.',
  'pay.not-payable.expired': 'The time to pay this notice is over.',
  'pay.not-payable.revoked': 'The office has withdrawn this notice: it must not be paid.',
  'pay.not-payable.not-yet': 'It is too early: this notice cannot be paid yet.',
  'pay.not-payable.other-plan': 'For this debt another way has already been chosen: at once or in instalments.',
  'pay.not-payable.next': 'The office can tell you why, and what is needed.',

  'pay.unavailable.title': 'You cannot pay here now',
  'pay.unavailable.offline': 'The connection to the municipality is down.',
  'pay.unavailable.unreachable': 'The pagoPA page does not answer.',
  'pay.unavailable.busy': 'The pagoPA page has too many requests at this moment.',
  'pay.unavailable.refused': 'The pagoPA page did not accept this notice.',
  'pay.unavailable.next':
    'Try again shortly. Or go back to the notice: you can pay with the app on your phone or print the sheet.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
