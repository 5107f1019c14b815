import type { CentralTransaction } from '../../db/central/open.ts'
import { closeElsewhere, payAttempt } from '../../db/central/stores/attempt-ends.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import { recordChanges } from '../../db/central/stores/feed.ts'
import { payByReceipts } from '../../db/central/stores/paid-options.ts'
import { lockPositions } from '../../db/central/stores/positions-lock.ts'
import { findByCode } from '../../db/central/stores/positions.ts'
import { insertReceipt, linkReceipt, receiptsByCode, type ReceiptSource } from '../../db/central/stores/receipts.ts'
import { countRefusal } from '../../db/central/stores/refusals.ts'
import { addTask } from '../../db/central/stores/tasks.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'
import { surprisesOf, type PaidNotice } from './receipt-surprises.ts'

/** What became of a receipt. `duplicate`: it was there already, and nothing moved. `foreign`: it is of another creditor, and is not kept. */
export type TakenReceipt = { readonly result: 'taken' | 'duplicate' | 'foreign' }

/**
 * Takes one receipt in, in one transaction: the receipt is kept once, its notice becomes paid, the attempt that it names becomes paid
 * whatever it was, any other open attempt over the notice ends, kiosks are told, and the mail is queued. A receipt that surprises us
 * is money that moved all the same: it is kept, and becomes a task.
 */
export async function takeReceipt(
  trx: CentralTransaction,
  creditor: string,
  receipt: PaymentReceipt,
  source: ReceiptSource,
  now: string,
): Promise<TakenReceipt> {
  if (receipt.creditor.fiscalCode !== creditor) {
    await countRefusal(trx, creditor, 'receipt-foreign', now)
    return { result: 'foreign' }
  }
  await lockPositions(trx, creditor)
  const notice = await noticeOf(trx, creditor, receipt)
  const isNew = await insertReceipt(trx, creditor, receipt, source, now)
  if (!isNew) return { result: 'duplicate' }

  const changed = notice === undefined ? [] : await payByReceipts(trx, creditor, [notice.position.iupd], now)
  const noticeNumber = notice?.option.noticeNumber ?? receipt.noticeNumber
  if (noticeNumber !== undefined) await endAttempts(trx, creditor, receipt, noticeNumber, now)
  for (const { kind, facts } of surprisesOf(receipt, notice)) {
    await addTask(trx, creditor, { taskId: `${kind} ${receipt.receiptId}`, kind, facts, now })
  }
  await recordChanges(
    trx,
    creditor,
    changed.map((iupd) => ({ thing: 'position', id: iupd })),
  )
  return { result: 'taken' }
}

async function noticeOf(
  trx: CentralTransaction,
  creditor: string,
  receipt: PaymentReceipt,
): Promise<PaidNotice | undefined> {
  const { noticeNumber, iuv } = receipt
  const byNumber = noticeNumber === undefined ? undefined : await findByCode(trx, creditor, noticeNumber)
  const hit = byNumber ?? (await findByCode(trx, creditor, iuv))
  const option = hit?.position.options.find((each) => each.noticeNumber === hit.noticeNumber)
  if (hit === undefined || option === undefined) return undefined
  const earlier = await receiptsByCode(trx, creditor, option.noticeNumber)
  return { position: hit.position, option, hasReceipt: earlier.length > 0 }
}

/**
 * The attempt is told of the receipt, and its person gets the mail, only when the receipt names it: anybody may have begun an attempt
 * over somebody else's notice, and would learn from a receipt who paid it. It has one receipt: of a second one staff is told.
 */
async function endAttempts(
  trx: CentralTransaction,
  creditor: string,
  receipt: PaymentReceipt,
  noticeNumber: string,
  now: string,
): Promise<void> {
  const { receiptId, paymentNote: attemptId } = receipt
  const named =
    attemptId === undefined ? undefined : await payAttempt(trx, creditor, attemptId, noticeNumber, receipt, now)
  await closeElsewhere(trx, creditor, noticeNumber, now)
  if (attemptId === undefined || named === undefined) return
  await linkReceipt(trx, creditor, receiptId, attemptId)
  if (named.email === undefined) return
  await queueEffect(trx, creditor, {
    effectId: `receipt-of-${attemptId}`,
    kind: 'receipt-mail',
    payload: { receiptId, to: named.email, language: named.language, copy: 'payer' },
    now,
  })
}
