import * as z from 'zod'
import { TicketNumber } from './tickets.ts'

const print = {
  printId: z.uuid(),
  outcome: z.enum(['sent', 'failed', 'unknown']),
  /** Why it did not come out, as a word of the print queue. */
  reason: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .optional(),
  endedAt: z.iso.datetime(),
}

/** A fact about paper: what became of a print job on a kiosk. Facts are flagged, never refused. */
export const PrintRecorded = z.discriminatedUnion('document', [
  z.strictObject({
    ...print,
    document: z.enum(['notice', 'receipt', 'slip']),
    /** The notice's number, or the IUV where a receipt knows no other. */
    noticeNumber: z.string().regex(/^[0-9A-Za-z]{1,35}$/),
  }),
  z.strictObject({ ...print, document: z.literal('ticket'), ticketNumber: TicketNumber }),
])
export type PrintRecorded = z.infer<typeof PrintRecorded>

/** A kiosk made its file anew from what could be read. A fact about a machine; nothing of a person is in it. */
export const FileSalvaged = z.strictObject({
  /** The file was damaged, or gone, or older than its own backup. */
  why: z.enum(['damaged', 'missing', 'older']),
  /** Commands that were there and could not be read; null when nobody can tell. */
  lost: z.int().nonnegative().nullable(),
})
export type FileSalvaged = z.infer<typeof FileSalvaged>
