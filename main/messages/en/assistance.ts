import type { assistance as reference } from '../it/assistance.ts'

/** The texts of the flow `assistance`, in English. */
export const assistance = {
  'assistance.kind.paying': 'I cannot pay',
  'assistance.kind.notice-not-found': 'I cannot find the notice',
  'assistance.kind.printing': 'The printing does not work',
  'assistance.kind.receipt': 'The receipt is missing',
  'assistance.kind.other': 'Something else',

  'assistance.field.reason': 'Reason',
  'assistance.field.text': 'Description',
  'assistance.field.code': 'Secret code',

  'assistance.privacy':
    'The municipality uses these data only to answer you. It erases them 90 days after it has closed the request.',

  'assistance.reason.title': 'What is it about?',
  'assistance.reason.text': 'The staff of the municipality read the request and answer it.',
  'assistance.reason.slip': 'I have a number',
  'assistance.reason.office': 'Office contacts',

  'assistance.unavailable.no-numbers.title': 'You cannot write from here yet',
  'assistance.unavailable.no-numbers.text': 'The kiosk has no request numbers to give yet.',
  'assistance.unavailable.enough.title': 'You have made several requests already',
  'assistance.unavailable.enough.text': 'The staff read them all. If something is missing, talk to the office.',
  'assistance.unavailable.office': 'The staff can help you',
  'assistance.unavailable.office-text': 'The hours and contacts of the office are below.',
  'assistance.unavailable.slip': 'A request made before',
  'assistance.unavailable.slip-text': 'You can still read its answer with the number and the code.',

  'assistance.text.title': 'What has happened?',
  'assistance.text.text': 'A few plain words are enough.',
  'assistance.text.left': 'Characters left: {left}',
  'assistance.text.empty': 'Write at least a few words.',
  'assistance.text.helps': 'What helps',
  'assistance.text.helps-text': 'To say what you wanted to do and what you saw.',
  'assistance.text.never': 'What is not needed',
  'assistance.text.never-text': 'Card numbers, passwords and PINs: the municipality never asks for them.',

  'assistance.answer.title': 'How would you like the answer?',
  'assistance.answer.text': 'It can always be read here too, with number and code.',
  'assistance.answer.email': 'By email',
  'assistance.answer.phone': 'By telephone',
  'assistance.answer.number': 'I will come back with the number',

  'assistance.email.title': 'To which address?',
  'assistance.email.text': 'First comes a confirmation, then the answer.',

  'assistance.phone.title': 'To which number?',
  'assistance.phone.text': 'The staff call during office hours.',

  'assistance.name.title': 'What is your name?',
  'assistance.name.text': 'If you want to say. Otherwise go on.',

  'assistance.summary.title': 'Check the request',
  'assistance.summary.text': 'To change something go back.',
  'assistance.summary.from': 'From',
  'assistance.summary.answer': 'Answer',
  'assistance.summary.where': 'Where you were',
  'assistance.summary.fault': 'Code of the failure',
  'assistance.summary.remove': 'Leave out where I was',
  'assistance.summary.remove-note': 'Screen, notice and failure are not sent',
  'assistance.summary.send': 'Send the request',
  'assistance.summary.offline':
    'The connection is down: the request is saved here and sent once the connection is back.',

  'assistance.sending.title': 'Saving the request',
  'assistance.sending.text': 'One more moment.',

  'assistance.sent.title': 'Your request',
  'assistance.sent.online': 'The request is on its way',
  'assistance.sent.kept': 'Saved here: it is sent by itself',
  'assistance.sent.offline': 'Saved here: sent when the connection is back',
  'assistance.sent.email': 'The confirmation and the answer go to {email}.',
  'assistance.sent.phone': 'The staff will call the number you gave.',
  'assistance.sent.number': 'To read the answer come back here, or to another kiosk.',
  'assistance.sent.keep':
    'You read the answer with the number and the code. You cannot get the code again: print it or write it down, and give it to nobody.',
  'assistance.sent.print': 'Print the sheet',

  'assistance.slip.title': 'Read the answer',
  'assistance.slip.text': 'Hold the sheet to the reader, or type the number and the code.',
  'assistance.slip.offline': 'The connection is down now: the answer cannot be read.',
  'assistance.slip.bad-number': 'The number has a dash in the middle, for example 12-345.',
  'assistance.slip.bad-code': 'The code has 10 letters and digits.',
  'assistance.slip.where': 'Where they are',
  'assistance.slip.where-text': 'On the sheet that the kiosk printed, or where you wrote them.',
  'assistance.slip.lost': 'If the code is lost',
  'assistance.slip.lost-text': 'The office answers in person: bring the number.',

  'assistance.searching.title': 'Looking for your request',

  'assistance.found.open.title': 'No answer yet',
  'assistance.found.open.text': 'The municipality has the request and answers as soon as it can.',
  'assistance.found.answered.title': 'There is an answer',
  'assistance.found.answered.text': 'The request stays open.',
  'assistance.found.closed.title': 'Request closed',
  'assistance.found.closed.text': 'If the problem is still there, you can make a new request.',
  'assistance.found.replies': 'What the municipality answers',
  'assistance.found.request': 'What you asked',
  'assistance.found.deleted': 'Deleted 90 days after the request was closed.',
  'assistance.found.opened': 'Made on',

  'assistance.fault.not-found.title': 'Request not found',
  'assistance.fault.not-found.cause': 'There is no request with this number and this code together.',
  'assistance.fault.not-found.next':
    'Check both. A request made without a connection appears when the connection is back.',
  'assistance.fault.not-found.action': 'Correct number and code',
  'assistance.fault.too-many-attempts.title': 'Too many searches without a result',
  'assistance.fault.too-many-attempts.cause': 'For security nothing more can be looked up here for a while.',
  'assistance.fault.too-many-attempts.next': 'The staff of the office can tell you how it stands.',
  'assistance.fault.unreachable.title': 'It cannot be read right now',
  'assistance.fault.unreachable.cause': 'The municipality does not answer: the connection may be down.',
  'assistance.fault.unreachable.next': 'Try again soon. The number and the code stay filled in.',
  'assistance.fault.request': 'Your request',
  'assistance.fault.request-text': 'A request that was made stays valid.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
