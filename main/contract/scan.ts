import * as z from 'zod'
import { procedure } from './procedure.ts'

/** What the scanner, a keyboard that types fast, read; it may come at any moment. */
export const scanProcedures = {
  'scan.read': procedure({
    input: z.strictObject({ text: z.string().min(1).max(1000) }),
    output: z.strictObject({}),
    refusals: ['not-now'],
  }),
} as const
