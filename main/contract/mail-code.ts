import * as z from 'zod'
import { CODE_DIGITS } from '../domain/mail-code.ts'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})
const Typed = z.string().max(CODE_DIGITS)

/** What somebody may do who proves that an address is theirs. `not-now`: the screen that asks is no longer the one that stands. */
export const mailCodeProcedures = {
  /** Keeps the digits that are being typed, when their field is left; in memory only. */
  'mail-code.keep-typed': procedure({
    input: z.strictObject({ typed: Typed }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Tries a code. `bad-code`: not six digits, and nothing was tried. */
  'mail-code.prove': procedure({
    input: z.strictObject({ code: Typed }),
    output: Nothing,
    refusals: ['not-now', 'bad-code'],
  }),
  /** Asks for the mail once more. `too-soon`: the pause is not over. */
  'mail-code.resend': procedure({ input: Nothing, output: Nothing, refusals: ['not-now', 'too-soon'] }),
  /** Back to where the address was given. */
  'mail-code.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
} as const
