import type { Central } from '../open.ts'

/** What is known of the payments of a notice, oldest first; nothing personal. */
export async function paymentsOf(db: Central, creditor: string, noticeNumber: string) {
  const attempts = await db
    .selectFrom('payment_attempt')
    .select([
      'attempt_id as attemptId',
      'state',
      'outcome',
      'reason',
      'amount_cents as amountCents',
      'opened_at as openedAt',
      'free_at as freeAt',
      'closed_at as closedAt',
    ])
    .where('creditor', '=', creditor)
    .where('notice_number', '=', noticeNumber)
    .orderBy('opened_at')
    .execute()
  const receipts = await db
    .selectFrom('payment_receipt')
    .select([
      'receipt_id as receiptId',
      'amount_cents as amountCents',
      'attempt_id as attemptId',
      'paid_at as paidAt',
      'received_at as receivedAt',
    ])
    .where('creditor', '=', creditor)
    .where('notice_number', '=', noticeNumber)
    .orderBy('received_at')
    .execute()
  return { attempts, receipts }
}
