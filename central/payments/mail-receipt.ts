import type { Central } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import type { MailReceiptRequest, MailReceiptResponse } from '../contract/payments.ts'
import { findReceipt } from './find-receipt.ts'

/** Has a receipt mailed to whoever may see it, in the copy that they may see. The same `requestId` is one mail. */
export async function mailReceipt(
  db: Central,
  creditor: string,
  kioskId: string,
  request: MailReceiptRequest,
  now: string,
): Promise<MailReceiptResponse> {
  const { code, taxCode, requestId, email, language } = request
  const hit = await findReceipt(db, creditor, kioskId, { code, taxCode }, now)
  if (!hit.found) return { result: 'not-found' }
  await db.transaction().execute((trx) =>
    queueEffect(trx, creditor, {
      effectId: `receipt-for-${requestId}`,
      kind: 'receipt-mail',
      payload: { receiptId: hit.receipt.receiptId, to: email, language, copy: hit.copy },
      now,
    }),
  )
  return { result: 'queued' }
}
