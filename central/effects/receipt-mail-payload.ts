import * as z from 'zod'
import { Language } from '../../main/domain/visit.ts'
import { ReceiptEmail } from '../contract/payments.ts'

/** What is kept of a receipt's mail until it is sent: which receipt, to whom, in which language, and whose copy. */
export const ReceiptMailPayload = z.strictObject({
  receiptId: z.string().min(1).max(70),
  to: ReceiptEmail,
  language: Language,
  copy: z.enum(['payer', 'debtor']),
})
/** What is kept of a receipt's mail until it is sent. */
export type ReceiptMailPayload = z.infer<typeof ReceiptMailPayload>
