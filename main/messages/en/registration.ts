import type { registration as reference } from '../it/registration.ts'

/** The texts of the flow `registration`, in English. */
export const registration = {
  'registration.field.tax-code': 'Tax code',

  'registration.name.title': 'What is your name?',
  'registration.name.text': 'First and last name, as on your identity document.',
  'registration.name.no-given-name': 'Type your first name.',
  'registration.name.no-family-name': 'Type your last name.',

  'registration.privacy.why': 'To create your profile and let you sign in. Nobody has to have one.',
  'registration.privacy.how-long': 'As long as you keep the profile. If you stop before the end, nothing stays here.',

  'registration.tax-code.title': 'Your tax code',
  'registration.tax-code.text': 'Hold your health insurance card to the reader, or type the code.',
  'registration.tax-code.bad': 'The code is not right: it has 16 letters and digits.',
  'registration.tax-code.doubtful': 'Please check: the code does not match the name. If it is right, continue.',
  'registration.tax-code.where': 'Where it is',
  'registration.tax-code.where-text': 'On the health insurance card: 16 letters and digits.',
  'registration.tax-code.why': 'What it is for',
  'registration.tax-code.why-text': 'It tells people of the same name apart, so that the profile is really yours.',

  'registration.email.title': 'Your email',
  'registration.email.text': 'You sign in with this address.',
  'registration.email.code': 'You receive a code',
  'registration.email.code-text': 'It shows that the address is yours.',
  'registration.email.near': 'Have your phone at hand',
  'registration.email.near-text': 'You read the code in your mail, and type it here.',

  'registration.phone.title': 'Your phone number',
  'registration.phone.text': 'Only if you want. Otherwise leave it empty and continue.',

  'registration.password.title': 'Choose a password',
  'registration.password.repeat': 'Repeat the password',
  'registration.password.read': 'I have read the privacy notice',
  'registration.password.not-read': 'Read the notice, then touch the box.',
  'registration.password.create': 'Create the profile',

  'registration.sending.title': 'Preparing your profile',

  'registration.entering.title': 'Opening your profile',

  'registration.welcome.title': 'Your profile is ready',
  'registration.welcome.text': 'You are in your profile now.',
  'registration.welcome.now': 'What you can do now',
  'registration.welcome.now-text': 'Pay a notice, find a receipt, ask for assistance.',
  'registration.welcome.later': 'Next time',
  'registration.welcome.later-text': 'Touch Sign in, then type the email address and the password.',

  'registration.failed.offline.title': 'The profile cannot be created now',
  'registration.failed.offline.text': 'The connection to the municipality is down.',
  'registration.failed.offline.next': 'Try again shortly. Only the password has to be typed again.',
  'registration.failed.no-mail.title': 'No emails are sent now',
  'registration.failed.no-mail.text': 'Without the code by email the profile cannot be created.',
  'registration.failed.no-mail.next': 'Try again later, or ask the staff.',
  'registration.failed.closed.title': 'No profiles are created here',
  'registration.failed.closed.text': 'The municipality takes no new registrations at this kiosk.',
  'registration.failed.closed.next': 'The staff of the office can tell you what to do.',
  'registration.failed.too-many.title': 'Too many emails to this address',
  'registration.failed.too-many.text': 'To be safe, no more are sent for a while.',
  'registration.failed.too-many.next': 'Look in your mail, in the spam folder too. Or try again later.',
  'registration.failed.kept': 'No profile has been created.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
