import type { common as reference } from '../it/common.ts'

/** The texts of what every flow says, in English. */
export const common = {
  'kiosk.name': 'Payment kiosk',

  'wait.title': 'One moment',
  'wait.text': 'The kiosk is getting ready. There is nothing to touch yet.',

  'base.back': 'Back',
  'base.help': 'Help',
  'base.end': 'Finish',

  'crown.language': 'Language',

  'error.title': 'Something did not work',
  'error.text':
    'You can try again. If a payment was under way, ask the staff before you repeat it, and show this code.',
  'error.no-answer':
    'The kiosk is not answering as it should. You can try again. If a payment was under way, ask the staff before you repeat it.',
  'error.code': 'Code {code}',
  'error.continue': 'Continue',

  'home.title': 'What would you like to do?',
  'home.text': 'Touch a box. Or hold the QR code of your notice to the reader.',
  'home.pay': 'Pay a notice',
  'home.pay-note': 'You need the code printed on the payment notice',
  'home.assistance': 'Assistance',
  'home.assistance-note': 'Where and when to find the staff of the office',
  'home.offline': 'The connection is down now: some notices may not be available.',
  'home.no-print': 'For now you can only pay with your phone.',
  'home.receipt': 'Find a receipt',
  'home.receipt-note': 'With the code of the notice and the tax code',

  'help.title': 'Ask for assistance',
  'help.text': 'The staff of the office can help you. If you have the payment notice, bring it along.',
  'help.office': 'Office',
  'help.address': 'Address',
  'help.hours': 'Opening hours',
  'help.phone': 'Telephone',
  'help.email': 'Email',
  'help.unknown': 'The contacts of the office are not available here yet. You can ask the staff nearby.',
  'help.return': 'Go back to where you were',

  'languages.title': 'Choose your language',

  'printer.paper-out': 'The printer is out of paper.',
  'printer.paper-jam': 'A sheet is stuck in the printer.',
  'printer.door-open': 'A door of the printer is open.',
  'printer.toner-empty': 'The printer is out of toner.',
  'printer.offline': 'The printer does not answer.',
  'printer.not-accepting': 'The printer is not accepting prints.',
  'printer.stopped': 'The printer has stopped.',

  'connection.none': 'The connection is down now.',

  'advice.money': 'Your money',
  'advice.next': 'What to do',
  'advice.privacy': 'Your data',

  'money.none': 'Nothing has been paid.',
  'money.paid': 'The payment has already been made: you do not need to pay again.',

  'action.ask-help': 'Ask for assistance',
  'action.pay-by-phone': 'Pay with your phone',
  'action.pay-by-phone-note': 'With the IO app or your bank’s app',
  'action.print': 'Print notice',
  'action.print-note': 'To pay at a bank, a post office or a tobacconist’s',
  'action.print-again': 'Print again',
  'action.other-notice': 'Find another notice',
  'action.type-code': 'Type the code',
  'action.retry': 'Try again',
  'action.home': 'Back to the start',
  'action.continue': 'Continue',
  'action.pay-here': 'Pay here',
  'action.pay-here-note': 'By card or account, on the pagoPA page',
  'action.pay-by-page': 'No app: open a page',
  'action.pay-by-page-note': 'Another QR code opens the page on your phone',
  'action.print-receipt': 'Print receipt',
  'action.print-slip': 'Print the reminder',
  'action.print-slip-note': 'To find the receipt later',

  'field.email': 'Email address',
  'field.email-bad': 'The address does not look complete. For example: name@mail.com',
  'field.email-suggestion': 'Maybe {email}',
  'field.tax-code': 'Tax code or VAT number',
  'field.tax-code-bad': 'The code is not complete. A person has 16 characters, a company 11 digits.',
  'field.tax-code-where': 'The recipient’s is on the health insurance card. A company uses its VAT number.',

  'keys.erase': 'Delete',
  'keys.enter': 'Enter',
  'keys.tab': 'Next field',
  'keys.shift': 'Capitals',
  'keys.space': 'Space',
  'keys.left': 'Left',
  'keys.right': 'Right',
  'keys.fold': 'Close the keyboard',
  'keys.open': 'Open the keyboard',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
