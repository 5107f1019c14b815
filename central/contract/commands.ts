import * as z from 'zod'

/** A fact about paper: what became of a print job on a kiosk. Facts are flagged, never refused. */
export const PrintRecorded = z.strictObject({
  printId: z.uuid(),
  document: z.enum(['notice']),
  noticeNumber: z.string().regex(/^\d{18}$/),
  outcome: z.enum(['sent', 'failed', 'unknown']),
  /** Why it did not come out, as a word of the print queue. */
  reason: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .optional(),
  endedAt: z.iso.datetime(),
})
export type PrintRecorded = z.infer<typeof PrintRecorded>
