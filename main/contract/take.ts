import * as z from 'zod'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})

/** What somebody may do who takes a notice along otherwise than on paper. `not-now`: the screen that asks is no longer the one that stands. */
export const takeProcedures = {
  /** Shows a new QR code for the phone; the one before no longer works. */
  'take.by-phone': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Goes on to the address that it is mailed to. */
  'take.by-mail': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** Keeps the address that is being typed, when its field is left; in memory only. */
  'take.keep-email': procedure({
    input: z.strictObject({ email: z.string().max(254) }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** Has it mailed. `bad-email`: not an address. */
  'take.mail': procedure({
    input: z.strictObject({ email: z.string().trim().max(254) }),
    output: Nothing,
    refusals: ['not-now', 'bad-email'],
  }),
  /** Back to the notice; to looking it up again where it can no longer be paid. */
  'take.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
} as const
