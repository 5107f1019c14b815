import * as z from 'zod'
import { procedure } from './procedure.ts'

/** What the scanner, a keyboard that types fast, read; it may come at any moment. */
export const scanProcedures = {
  /**
   * Does with a code what the screen has a use for. The refusals are told to the person where they stand: `not-now` something is under
   * way, `half` of a code, the code of `goods`, a `link`, a `tax-code` that nobody asked for, a notice of an `other-creditor`, `other`.
   */
  'scan.read': procedure({
    input: z.strictObject({ text: z.string().min(1).max(1000) }),
    output: z.strictObject({}),
    refusals: ['not-now', 'half', 'goods', 'link', 'tax-code', 'other-creditor', 'other'],
  }),
} as const
