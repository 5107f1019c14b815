import type { Central } from '../../db/central/open.ts'
import { receiptsByCode } from '../../db/central/stores/receipts.ts'
import { countOfKiosk, countRefusal, refusedWithinHour } from '../../db/central/stores/refusals.ts'
import { readSettings } from '../../db/central/stores/settings.ts'
import { copyOf, whoseCopy } from '../../main/domain/payment-receipt.ts'
import { askedAmount } from './asked-amount.ts'
import { Settings } from '../contract/settings.ts'
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
  const receipts = await receiptsByCode(db, creditor, code)
  for (const receipt of receipts) {
    const copy = whoseCopy(receipt, taxCode)
    if (copy !== undefined && (await mayAsk(db, creditor, kioskId, now))) {
      return { found: true, receipt: copyOf(receipt, copy), copy, ...(await askedAmount(db, creditor, receipt)) }
    }
  }
  await countRefusal(db, creditor, 'receipt-pair', now)
  await countOfKiosk(db, creditor, 'receipt-pair', kioskId, now)
  return { found: false }
}

async function mayAsk(db: Central, creditor: string, kioskId: string, now: string): Promise<boolean> {
  const { unknownCodesPerHour } = await readSettings(db, creditor)
  const limit = Settings.shape.unknownCodesPerHour.parse(unknownCodesPerHour)
  return (await refusedWithinHour(db, creditor, 'receipt-pair', kioskId, now)) < limit
}
