import type { signIn as reference } from '../it/sign-in.ts'

/** The texts of the flow `sign-in`, in English. */
export const signIn = {
  'sign-in.form.title': 'Sign in to your profile',
  'sign-in.form.forgot': 'Forgotten password',
  'sign-in.form.wrong': 'The address or the password is not right.',
  'sign-in.form.no-password': 'Type the password.',

  'sign-in.checking.title': 'Checking',

  'sign-in.wait.title': 'Too many attempts',
  'sign-in.wait.text': 'To be safe, you have to wait a little.',
  'sign-in.wait.when': 'When to try again',
  'sign-in.wait.when-text': 'You can try again from {time}.',
  'sign-in.wait.forgot-text': 'You can choose a new one right away: a code reaches you by email.',
  'sign-in.wait.too-soon': 'A little patience: you can try again from {time}.',

  'sign-in.forgot.title': 'Forgotten password',
  'sign-in.forgot.text': 'It happens. We send you a code, then you choose a new password.',
  'sign-in.forgot.send': 'Send the code',
  'sign-in.forgot.which': 'Which address',
  'sign-in.forgot.which-text': 'The one you created the profile with.',

  'sign-in.asking.title': 'Asking for the code',

  'sign-in.new-password.title': 'Choose a new password',
  'sign-in.new-password.field': 'New password',
  'sign-in.new-password.repeat': 'Repeat the new password',
  'sign-in.new-password.save': 'Save the password',

  'sign-in.saving.title': 'Saving the password',

  'sign-in.changed.title': 'Password changed',
  'sign-in.changed.text': 'From now on only the new one works.',
  'sign-in.changed.next': 'Sign in with the new password.',

  'sign-in.failed.profile': 'Your profile',
  'sign-in.failed.profile-text': 'Nothing has changed: the password is the same as before.',
  'sign-in.failed.unsure':
    'The password may be the new one already: the kiosk got no answer. Try again, or try to sign in.',
  'sign-in.failed.offline.title': 'You cannot sign in now',
  'sign-in.failed.offline.text': 'The connection to the municipality is down.',
  'sign-in.failed.offline.next': 'Try again shortly. Notices can be found without a profile too.',
  'sign-in.failed.no-mail.title': 'No emails are sent now',
  'sign-in.failed.no-mail.text': 'The code for the new password cannot be sent.',
  'sign-in.failed.no-mail.next': 'Try again later, or ask the staff.',
  'sign-in.failed.too-many.title': 'Too many emails to this address',
  'sign-in.failed.too-many.text': 'To be safe, no more are sent for a while.',
  'sign-in.failed.too-many.next': 'Look in your mail, in the spam folder too. Or try again later.',
  'sign-in.failed.code-gone.title': 'The code is no longer valid',
  'sign-in.failed.code-gone.text': 'It has been used already, or too much time has passed.',
  'sign-in.failed.code-gone.next': 'Start again: you receive a new code.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
