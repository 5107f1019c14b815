import * as z from 'zod'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})
const Email = z.string().max(254)
const TypedPassword = z.string().max(1000)

/** What somebody may do who signs in, or has forgotten the password. `not-now`: the screen that asks is no longer the one that stands. */
export const signInProcedures = {
  /** Keeps the address that is being typed, when its field is left; in memory only. */
  'sign-in.keep-email': procedure({
    input: z.strictObject({ email: Email }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** `bad-email`: not an address; `no-password`: none was written. Nothing was tried then. */
  'sign-in.enter': procedure({
    input: z.strictObject({ email: Email, password: TypedPassword }),
    output: Nothing,
    refusals: ['not-now', 'bad-email', 'no-password'],
  }),
  /** To a new password, by a code that is mailed. */
  'sign-in.forgot': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  'sign-in.ask-code': procedure({
    input: z.strictObject({ email: Email }),
    output: Nothing,
    refusals: ['not-now', 'bad-email'],
  }),
  /** `short`, `long`: not 10 to 128 characters. */
  'sign-in.set-password': procedure({
    input: z.strictObject({ password: TypedPassword }),
    output: Nothing,
    refusals: ['not-now', 'short', 'long'],
  }),
  /** From a wait that is over, or a password that was changed, to the form. `too-soon`: the wait is not over. */
  'sign-in.again': procedure({ input: Nothing, output: Nothing, refusals: ['not-now', 'too-soon'] }),
  /** One step back; from the form to the home screen. */
  'sign-in.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
} as const
