import * as z from 'zod'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})
const Typed = z.string().max(40)

/** What somebody may do who looks for a receipt. `not-now`: the screen that asks is no longer the one that stands. */
export const receiptProcedures = {
  /** Keeps what is being typed, when a field is left; in memory only. */
  'receipt.keep-typed': procedure({
    input: z.strictObject({ code: Typed, taxCode: Typed }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Looks a receipt up. `bad-code`, `bad-tax-code`: not one by its shape. */
  'receipt.find': procedure({
    input: z.strictObject({ code: Typed, taxCode: Typed }),
    output: Nothing,
    refusals: ['not-now', 'bad-code', 'bad-tax-code'],
  }),
  'receipt.print': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Takes it to the person's own phone; once more, when its address is too old, or was not made. */
  'receipt.by-phone': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Keeps the address that is being typed, when its field is left; in memory only. */
  'receipt.keep-email': procedure({
    input: z.strictObject({ email: z.string().max(254) }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Has it mailed. `bad-email`: not an address; `unreachable`: the centre does not answer, and nothing was sent. */
  'receipt.mail': procedure({
    input: z.strictObject({ email: z.string().trim().max(254) }),
    output: Nothing,
    refusals: ['not-now', 'bad-email', 'unreachable'],
  }),
  /** One step back; from the first screen to the home screen. */
  'receipt.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
} as const
