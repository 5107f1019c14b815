import type { print as reference } from '../it/print.ts'

/** The texts of printing, in English. */
export const print = {
  'print.notice.title': 'Printing your notice',
  'print.notice.done': 'Your notice is printed. Take it from the printer before you leave.',
  'print.notice.money': 'Nothing has been paid.',
  'print.notice.otherwise': 'Without the sheet you can pay with your phone right away.',

  'print.receipt.title': 'Printing your receipt',
  'print.receipt.done': 'Your receipt is printed. Take it from the printer and keep it.',
  'print.receipt.money': 'The payment is made. The print does not change that.',
  'print.receipt.otherwise': 'You can also have the receipt by email, or find it here later.',

  'print.slip.title': 'Printing the reminder',
  'print.slip.done': 'The reminder is printed. Take it from the printer before you leave.',
  'print.slip.money': 'The payment is not confirmed yet. The print does not change that.',
  'print.slip.otherwise': 'Without the reminder you can find the receipt with the code of the notice.',

  'print.wait': 'Please stay here: you will be told when the sheet is ready.',

  'print.long': 'The print is still under way.',

  'print.held-title': 'The print is waiting',

  'print.held-next': 'The sheet comes out by itself once the staff have seen to the printer. Or cancel the print.',

  'print.cancel': 'Cancel the print',

  'print.taken-title': 'Take the sheet',

  'print.taken': 'I have the sheet',

  'print.places.title': 'Where to pay with this sheet',
  'print.places.bank': 'At banks and cash machines',
  'print.places.post': 'At post offices',
  'print.places.shop': 'At tobacconists, bars and supermarkets that take part',
  'print.places.app': 'With the IO app or your bank’s app, by scanning the QR code',

  'print.keep.receipt': 'Why keep it',
  'print.keep.receipt-text': 'It proves that you have paid.',
  'print.keep.lost': 'If you lose it',
  'print.keep.lost-text': 'You can find it here again, with the code of the notice and the tax code.',
  'print.keep.later': 'When it is confirmed',
  'print.keep.later-text': 'Find the receipt here, with the data on the reminder.',
  'print.keep.meanwhile': 'Meanwhile',
  'print.keep.meanwhile-text': 'Do not pay this notice again.',

  'print.trouble.paper-out.title': 'Out of paper',
  'print.trouble.paper-out.cause': 'The printer has run out of paper and your sheet did not come out.',
  'print.trouble.paper-out.next': 'Ask the staff to add paper, then print again.',
  'print.trouble.paper-jam.title': 'A sheet is stuck',
  'print.trouble.paper-jam.cause': 'A sheet is stuck inside the printer and yours did not come out.',
  'print.trouble.paper-jam.next': 'Please do not pull the sheet: ask the staff to clear the printer.',
  'print.trouble.door-open.title': 'The printer is open',
  'print.trouble.door-open.cause': 'A door of the printer is open and your sheet did not come out.',
  'print.trouble.door-open.next': 'Ask the staff to close the printer, then print again.',
  'print.trouble.toner-empty.title': 'Out of toner',
  'print.trouble.toner-empty.cause': 'The printer has no toner left and your sheet did not come out.',
  'print.trouble.toner-empty.next': 'Ask the staff to change the toner, then print again.',
  'print.trouble.offline.title': 'The printer does not answer',
  'print.trouble.offline.cause': 'The printer may be off or unplugged. Your sheet did not come out.',
  'print.trouble.offline.next': 'Ask the staff to switch the printer on, then print again.',
  'print.trouble.not-accepting.title': 'The printer is not available',
  'print.trouble.not-accepting.cause': 'The printer is on but takes no prints now. Your sheet did not come out.',
  'print.trouble.not-accepting.next': 'You can ask the staff for help and print again.',
  'print.trouble.stopped.title': 'The printer has stopped',
  'print.trouble.stopped.cause': 'The printer stands still and does not say why. Your sheet did not come out.',
  'print.trouble.stopped.next': 'Ask the staff to look at it, then print again.',
  'print.trouble.interrupted.title': 'The print was interrupted',
  'print.trouble.interrupted.cause': 'The kiosk restarted before printing. Your sheet did not come out.',
  'print.trouble.interrupted.next': 'You can print again.',
  'print.trouble.cancelled.title': 'Print cancelled',
  'print.trouble.cancelled.cause': 'The print was cancelled and the sheet did not come out.',
  'print.trouble.cancelled.next': 'You can print again whenever you like.',
  'print.trouble.refused.title': 'The printer did not take the sheet',
  'print.trouble.refused.cause': 'The printer refused the document. Your sheet did not come out.',
  'print.trouble.refused.next': 'If you need the sheet, ask the staff.',
  'print.trouble.aborted.title': 'The print did not work',
  'print.trouble.aborted.cause': 'The printer gave up before it began. Your sheet did not come out.',
  'print.trouble.aborted.next': 'You can try to print again.',
  'print.trouble.unknown.title': 'Look in the tray',
  'print.trouble.unknown.cause': 'We do not know whether the sheet came out: the printer has not confirmed it.',
  'print.trouble.unknown.next': 'If the sheet is there, take it. If not, print again or ask for assistance.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
