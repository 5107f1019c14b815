import type { visit as reference } from '../it/visit.ts'

/** The texts of the visit as a whole, in English. */
export const visit = {
  'home.welcome': 'Welcome! Touch a tile, or hold the QR code of your notice to the reader.',
  'home.sign-in': 'Sign in',
  'home.sign-in-note': 'With your email address and password',
  'home.registration': 'Register',
  'home.registration-note': 'Create your profile',
  'home.board': 'Payments made',
  'home.board-note': 'Your receipts, and payments under way',
  'home.profile': 'My profile',
  'home.profile-note': 'Your details and your password',
  'home.offline-account': 'It needs the connection, which is down now.',
  'home.signed-in': 'Signed in ({initials}). To leave, touch Finish.',
  'home.privacy': 'Privacy',
  'home.accessibility': 'Accessibility',
  'home.no-receipt-print': 'For now the receipt can only be sent by email.',

  'cannot-save.title': 'This kiosk cannot save for now',
  'cannot-save.text':
    'Its memory is full, so nothing new can be started. What is done already is safe. The office can help you.',

  'idle.title': 'Are you still there?',
  'idle.text': 'If nobody answers, this screen soon goes back to the start and what you have typed is erased.',
  'idle.stay': 'I am still here',

  'more.privacy': 'The full privacy notice',
  'more.accessibility': 'The accessibility statement',
  'more.feedback': 'Report a problem',
  'more.open': 'Scan the code with your phone: it opens {host}',

  'privacy.title': 'Your data',
  'privacy.text': 'This kiosk uses your data only for what you ask for here.',
  'privacy.who': 'Who uses it',
  'privacy.who-unknown': 'The municipality',
  'privacy.why': 'Why',
  'privacy.why-text':
    'To find and pay your notices, give you receipts and help you: a task that the law gives to the municipality.',
  'privacy.how-long': 'For how long',
  'privacy.how-long-text':
    'What you type is gone from here when you finish. The municipality keeps payment data and receipts for as long as the law requires; a profile, with the list of its payments, until you delete it. Requests for assistance are erased 90 days after they are closed.',
  'privacy.rights': 'Your rights',
  'privacy.rights-text': 'You can ask to see, correct or erase your data.',
  'privacy.rights-contact': 'You can ask to see, correct or erase your data: {contact}',

  'accessibility.title': 'Accessibility',
  'accessibility.text': 'Everyone uses this kiosk in the way that suits them.',
  'accessibility.sight': 'Seeing',
  'accessibility.sight-text': 'Larger text and stronger colours: Large text, Contrast.',
  'accessibility.hands': 'Moving',
  'accessibility.hands-text': 'Large buttons. Everything also works with a keyboard, without touching the screen.',
  'accessibility.time': 'Having time',
  'accessibility.time-text': 'Before it closes, the kiosk asks whether you are still there. You can answer every time.',
  'accessibility.words': 'Understanding',
  'accessibility.words-text': 'Plain words, in five languages.',
  'accessibility.people': 'Getting help',
  'accessibility.people-text': 'The staff of the office can help you in person.',

  'no-code.title': 'Where to find the code',
  'no-code.text': 'A notice can only be found by its code. It may be in one of these places.',
  'no-code.paper': 'On the paper',
  'no-code.paper-text': 'Next to the QR code, after the words Codice Avviso: 18 digits.',
  'no-code.phone': 'On your phone',
  'no-code.phone-text': 'In the message of the IO app, or in the email.',
  'no-code.office': 'At the office',
  'no-code.office-text': 'The staff can look for the notice with you. Bring an identity document and your tax code.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
