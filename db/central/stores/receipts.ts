import { sql } from 'kysely'
import { PaymentReceipt } from '../../../main/domain/payment-receipt.ts'
import type { Central, CentralTransaction } from '../open.ts'

/** How a receipt came: asked of GPD, or from a file. */
export type ReceiptSource = 'gpd' | 'file'

/** Keeps a receipt. False when it is there already: it is then the first one that stays. */
export async function insertReceipt(
  trx: CentralTransaction,
  creditor: string,
  receipt: PaymentReceipt,
  source: ReceiptSource,
  now: string,
): Promise<boolean> {
  const inserted = await trx
    .insertInto('payment_receipt')
    .values({
      creditor,
      receipt_id: receipt.receiptId,
      notice_number: receipt.noticeNumber ?? null,
      iuv: receipt.iuv,
      amount_cents: receipt.amountCents,
      debtor_code: receipt.debtor.fiscalCode,
      payer_code: receipt.payer?.fiscalCode ?? null,
      attempt_id: null,
      source,
      body: JSON.stringify(receipt),
      paid_at: receipt.paidAt,
      received_at: now,
    })
    .onConflict((conflict) => conflict.columns(['creditor', 'receipt_id']).doNothing())
    .returning('receipt_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Notes which attempt a receipt is of. */
export async function linkReceipt(
  trx: CentralTransaction,
  creditor: string,
  receiptId: string,
  attemptId: string,
): Promise<void> {
  await trx
    .updateTable('payment_receipt')
    .set({ attempt_id: attemptId })
    .where('creditor', '=', creditor)
    .where('receipt_id', '=', receiptId)
    .execute()
}

/** The first receipt of an attempt. */
export async function receiptOfAttempt(
  db: Central,
  creditor: string,
  attemptId: string,
): Promise<PaymentReceipt | undefined> {
  const row = await db
    .selectFrom('payment_receipt')
    .select('body')
    .where('creditor', '=', creditor)
    .where('attempt_id', '=', attemptId)
    .orderBy('received_at')
    .orderBy('receipt_id')
    .executeTakeFirst()
  return row && receiptFromBody(row.body)
}

/**
 * The receipts of a notice, the one received last first, by its notice number or its IUV (in capitals or not). A receipt of the older
 * kind, which knows the IUV only, is found by the notice number too where we have the position.
 */
export async function receiptsByCode(db: Central, creditor: string, code: string): Promise<readonly PaymentReceipt[]> {
  const rows = await db
    .selectFrom('payment_receipt')
    .select('body')
    .where('creditor', '=', creditor)
    .where((eb) =>
      eb.or([
        eb('notice_number', '=', code),
        eb(sql`upper(iuv)`, '=', code.toUpperCase()),
        eb(
          sql`upper(iuv)`,
          'in',
          eb
            .selectFrom('payment_option')
            .select(sql`upper(payment_option.iuv)`.as('iuv'))
            .where('creditor', '=', creditor)
            .where('notice_number', '=', code),
        ),
      ]),
    )
    .orderBy('received_at', 'desc')
    .orderBy('receipt_id')
    .execute()
  return rows.map(({ body }) => receiptFromBody(body))
}

/** A receipt by its id. */
export async function receiptById(
  db: Central,
  creditor: string,
  receiptId: string,
): Promise<PaymentReceipt | undefined> {
  const row = await db
    .selectFrom('payment_receipt')
    .select('body')
    .where('creditor', '=', creditor)
    .where('receipt_id', '=', receiptId)
    .executeTakeFirst()
  return row && receiptFromBody(row.body)
}

/** Those of some IUVs, as they are written, of which there is a receipt. */
export async function iuvsWithReceipt(
  db: Central,
  creditor: string,
  iuvs: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('payment_receipt')
    .select('iuv')
    .where('creditor', '=', creditor)
    .where('iuv', 'in', iuvs)
    .execute()
  return new Set(rows.map(({ iuv }) => iuv))
}

function receiptFromBody(body: string): PaymentReceipt {
  return PaymentReceipt.parse(JSON.parse(body))
}
