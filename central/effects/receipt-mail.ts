import { composeReceiptMail } from '../mail/receipt-mail.ts'
import type { DraftOf } from './draft-mail.ts'
import { ReceiptMailPayload } from './receipt-mail-payload.ts'

/** The mail of a receipt. */
export const receiptMail: DraftOf = async ({ findReceipt, readSettings, renderPdf }, effectPayload) => {
  const payload = ReceiptMailPayload.safeParse(effectPayload)
  if (!payload.success) return undefined
  const { receiptId, to, language, copy } = payload.data
  const stored = await findReceipt(receiptId)
  if (stored === undefined) return undefined
  const { noticeNumber, iuv } = stored.receipt
  return {
    to,
    facts: { receiptId, iuv, ...(noticeNumber !== undefined && { noticeNumber }) },
    compose: async () => {
      const settings = await readSettings()
      const pdf = await renderPdf(stored, copy, language, settings)
      return composeReceiptMail({ ...stored, copy, language, settings, pdf })
    },
  }
}
