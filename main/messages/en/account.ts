import type { account as reference } from '../it/account.ts'

/** The texts of what registration and sign-in share, in English. */
export const account = {
  'account.wait': 'Waiting for the municipality’s answer.',
  'account.privacy': 'Read the privacy notice',
  'account.password.hint': 'At least 10 characters.',
  'account.password.short': 'It is too short: at least 10 characters are needed.',
  'account.password.long': 'It is too long: 128 characters at most.',
  'account.password.different': 'The two passwords are not the same: type them again.',
  'account.weak.common': 'Many people use it already: choose another one.',
  'account.weak.personal': 'It has something of yours in it, such as your name: choose another one.',
  'account.weak.pattern': 'It follows the keys of the keyboard: choose another one.',
  'account.weak.guessable': 'It is easy to guess: add more words.',
  'account.advice.good': 'A good password',
  'account.advice.good-text': 'Three or four words that have nothing to do with each other. Spaces are fine.',
  'account.advice.secret': 'Keep it to yourself',
  'account.advice.secret-text': 'Type the password when nobody is looking. The municipality never asks for it.',
  'account.advice.end': 'When you are done',
  'account.advice.end-text': 'Touch Finish, so that nobody else uses your profile.',
} as const satisfies Readonly<Record<keyof typeof reference, string>>
