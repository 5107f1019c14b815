import * as z from 'zod'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})
const Code = z.string().trim().min(1).max(40)

/** What a guest may do with a notice. `not-now`: the screen that asks is no longer the one that stands. */
export const noticeProcedures = {
  /** Keeps what is being typed, when its field is left; in memory only. */
  'notice.keep-typed': procedure({
    input: z.strictObject({ typed: z.string().max(40) }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Looks a code up. Wrong check digits lead to a warning first, unless `isSure`. `malformed`: not a code by its shape. */
  'notice.find': procedure({
    input: z.strictObject({ code: Code, isSure: z.boolean() }),
    output: Nothing,
    refusals: ['not-now', 'malformed'],
  }),
  /** Shows the QR code for the person's own phone. */
  'notice.show-qr': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Prints the notice, or asks for the debtor's tax code first where the municipality wants that; answers once it has begun. */
  'notice.print': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Goes on to taking the notice along on the phone or by mail, or asks for the debtor's tax code first. */
  'notice.take': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Keeps the tax code that is being typed, when its field is left; in memory only. */
  'notice.keep-tax-code': procedure({
    input: z.strictObject({ typed: z.string().max(40) }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** The tax code that `notice.print` or `notice.take` asked for. `bad-tax-code`: not one by its shape. */
  'notice.give-tax-code': procedure({
    input: z.strictObject({ taxCode: z.string().trim().min(1).max(40) }),
    output: Nothing,
    refusals: ['not-now', 'bad-tax-code'],
  }),
  /** Goes on to paying at this kiosk. */
  'notice.pay-here': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Goes on to paying on the person's own phone, by a page of the centre. */
  'notice.pay-by-page': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Goes on to looking for the receipt of a notice that is paid. */
  'notice.find-receipt': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** One step back; from the first screen to the home screen. */
  'notice.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
} as const
