import * as z from 'zod'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})
const Name = z.string().max(60)
const TaxCode = z.string().max(40)
const Email = z.string().max(254)
const Phone = z.string().max(16)

/** What somebody may do who registers. `not-now`: the screen that asks is no longer the one that stands. */
export const registrationProcedures = {
  /** Keeps what is being typed, when a field is left; in memory only. */
  'registration.keep-typed': procedure({
    input: z
      .strictObject({ givenName: Name, familyName: Name, taxCode: TaxCode, email: Email, phone: Phone })
      .partial(),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** `no-given-name`, `no-family-name`: one of them is missing. */
  'registration.give-name': procedure({
    input: z.strictObject({ givenName: Name, familyName: Name }),
    output: Nothing,
    refusals: ['not-now', 'no-given-name', 'no-family-name'],
  }),
  /** `bad-tax-code`: not one. One that does not look like that of the name is asked about, and taken when it `isSure`. */
  'registration.give-tax-code': procedure({
    input: z.strictObject({ taxCode: TaxCode, isSure: z.boolean() }),
    output: Nothing,
    refusals: ['not-now', 'bad-tax-code'],
  }),
  'registration.give-email': procedure({
    input: z.strictObject({ email: Email }),
    output: Nothing,
    refusals: ['not-now', 'bad-email'],
  }),
  /** Empty where there is none. */
  'registration.give-phone': procedure({
    input: z.strictObject({ phone: Phone }),
    output: Nothing,
    refusals: ['not-now', 'bad-phone'],
  }),
  /** Asks the centre for the account, once its address is proved. `short`, `long`: not 10 to 128 characters; `not-read`: the privacy notice was not. */
  'registration.create': procedure({
    input: z.strictObject({ password: z.string().max(1000), hasReadPrivacy: z.boolean() }),
    output: Nothing,
    refusals: ['not-now', 'short', 'long', 'not-read'],
  }),
  /** One step back; from the first screen, and from the last, to the home screen. */
  'registration.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
} as const
