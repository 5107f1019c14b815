import type { Central } from '../../db/central/open.ts'
import { receiptsByCode } from '../../db/central/stores/receipts.ts'
import { copyOf, whoseCopy } from '../../main/domain/payment-receipt.ts'
import { countWrongPair, mayTryPairs } from '../pair-limit.ts'
import { askedAmount } from './asked-amount.ts'
import type { FindReceiptRequest, FindReceiptResponse } from '../contract/payments.ts'

/**
 * The receipt of a notice for somebody who knows its code and the tax code of its debtor or payer. Whichever half of the pair is
 * wrong, the answer is the same, and so it is once a kiosk has asked for too many wrong pairs within the hour.
 */
export async function findReceipt(
  db: Central,
  creditor: string,
  kioskId: string,
  { code, taxCode }: FindReceiptRequest,
  now: string,
): Promise<FindReceiptResponse> {
  // Asked first and of every pair, so that a right one takes no longer than a wrong one.
  const mayTry = await mayTryPairs(db, creditor, 'receipt-pair', kioskId, now)
  const receipts = await receiptsByCode(db, creditor, code)
  for (const receipt of receipts) {
    const copy = whoseCopy(receipt, taxCode)
    if (copy !== undefined && mayTry) {
      return { found: true, receipt: copyOf(receipt, copy), copy, ...(await askedAmount(db, creditor, receipt)) }
    }
  }
  await countWrongPair(db, creditor, 'receipt-pair', kioskId, now)
  return { found: false }
}
