import * as z from 'zod'

/** A fact about paper: what became of a print job on a kiosk. Facts are flagged, never refused. */
export const PrintRecorded = z.strictObject({
  printId: z.uuid(),
  document: z.enum(['notice', 'receipt', 'slip']),
  /** The notice's number, or the IUV where a receipt knows no other. */
  noticeNumber: z.string().regex(/^[0-9A-Za-z]{1,35}$/),
  outcome: z.enum(['sent', 'failed', 'unknown']),
  /** Why it did not come out, as a word of the print queue. */
  reason: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .optional(),
  endedAt: z.iso.datetime(),
})
export type PrintRecorded = z.infer<typeof PrintRecorded>
