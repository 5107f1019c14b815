import type { Central } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import type { MailReceiptRequest, MailReceiptResponse } from '../contract/payments.ts'
import { namedReceipt } from './find-receipt.ts'

/** Has a receipt mailed to whoever may see it, in the copy that they may see. The same `requestId` is one mail. */
export async function mailReceipt(
  ports: { readonly db: Central; readonly creditor: string; readonly now: () => Date },
  kioskId: string,
  request: MailReceiptRequest,
): Promise<MailReceiptResponse> {
  const { db, creditor, now } = ports
  const { requestId, email, language } = request
  const hit = await namedReceipt(ports, kioskId, request)
  if (!hit.found) return { result: 'not-found' }
  await db.transaction().execute((trx) =>
    queueEffect(trx, creditor, {
      effectId: `receipt-for-${requestId}`,
      kind: 'receipt-mail',
      payload: { receiptId: hit.receipt.receiptId, to: email, language, copy: hit.copy },
      now: now().toISOString(),
    }),
  )
  return { result: 'queued' }
}
