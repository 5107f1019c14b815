import * as z from 'zod'
import { procedure } from './procedure.ts'

const Nothing = z.strictObject({})

/** What staff may do at a kiosk that serves nobody. `not-now`: the screen that asks is no longer the one that stands. */
export const deviceProcedures = {
  /** Enrols the kiosk with the code that staff got from the centre. */
  'device.enrol': procedure({
    input: z.strictObject({
      code: z
        .string()
        .length(8)
        .regex(/^[0-9A-Z]{8}$/),
    }),
    output: Nothing,
    refusals: ['not-now'],
  }),
  /** From a kiosk that is out of service and keeps nothing any more: asks for a code. */
  'device.ask-code': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
  /** From the question for a code back to out of service. */
  'device.back': procedure({ input: Nothing, output: Nothing, refusals: ['not-now'] }),
} as const
