import * as z from 'zod'
import { procedure } from './procedure.ts'

const act = procedure({ input: z.strictObject({}), output: z.strictObject({}), refusals: ['not-now'] })

/** What a person may do with the print that lies over the screen. `not-now`: there is none, or it is at another point. */
export const printProcedures = {
  /** Gives up a print that waits for somebody to mend the printer. */
  'print.cancel': act,
  /** Prints the same once more, after trouble. */
  'print.again': act,
  /** Prints the same on another printer that is ready, and takes it back from the one that holds it. */
  'print.elsewhere': act,
  /** Prints once more what came out badly; once for each print. */
  'print.reprint': act,
  /** Goes back to the screen below. */
  'print.close': act,
} as const
