import type { KioskContract } from './contract.ts'

/** Acts that keep what was typed when its field is left: the focus goes for many reasons, not only by a person's hand. */
export const keepingActs: readonly string[] = [
  'notice.keep-typed',
  'notice.keep-tax-code',
  'pay.keep-email',
  'take.keep-email',
  'receipt.keep-typed',
  'receipt.keep-email',
  'assistance.keep-typed',
  'assistance.keep-slip',
  'registration.keep-typed',
  'sign-in.keep-email',
  'mail-code.keep-typed',
  'profile.keep-typed',
  'board.keep-typed',
] satisfies readonly (keyof KioskContract)[]
