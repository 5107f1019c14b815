import * as z from 'zod'
import { OutsideKey } from '../domain/outside-keys.ts'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})
const act = procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] })

/** What a person may do with a payment. `not-now`: the screen that asks is no longer the one that stands. */
export const payProcedures = {
  /** Keeps the address that is being typed, when its field is left; in memory only. */
  'pay.keep-email': procedure({
    input: z.strictObject({ email: z.string().max(254) }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Opens the outside page; the receipt goes to `email` if there is one. `bad-email`: it is not an address. */
  'pay.go': procedure({
    input: z.strictObject({ email: z.string().trim().max(254) }),
    output: Nothing,
    refusals: ['not-now', 'bad-email'],
  }),
  /** Closes the outside page, or no longer shows the phone page. */
  'pay.cancel': act,
  /** Shows the outside page again that was closed here. */
  'pay.reopen': act,
  /** A key of our keyboard, for the outside page. */
  'pay.press-key': procedure({ input: z.strictObject({ key: OutsideKey }), output: Nothing, refusals: ['not-now'] }),
  /** Unfolds or folds the keyboard below the outside page. */
  'pay.show-keyboard': procedure({
    input: z.strictObject({ isOpen: z.boolean() }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Waits no longer for the receipt. */
  'pay.go-on': act,
  /** Prints the receipt of this payment. */
  'pay.print-receipt': act,
  /** Prints the slip by which a payment that is not confirmed yet can be looked up. */
  'pay.print-slip': act,
  /** Begins anew, after a payment that was not made. */
  'pay.retry': act,
  /** One step back; from the first screen to the notice. */
  'pay.back': act,
} as const
