import type { Central } from '../../db/central/open.ts'
import { receiptOfAttempt, receiptsByCode } from '../../db/central/stores/receipts.ts'
import { copyOf, whoseCopy } from '../../main/domain/payment-receipt.ts'
import { countWrongPair, mayTryPairs } from '../pair-limit.ts'
import { askedAmount } from './asked-amount.ts'
import { paymentOf } from '../../db/central/stores/account-payments.ts'
import { accountOfSession } from '../accounts/session.ts'
import type { FindReceiptRequest, FindReceiptResponse, NamedReceipt } from '../contract/payments.ts'

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

/** The receipt that is named, for somebody who may see it: who knows its pair of codes, or whose account paid it. */
export async function namedReceipt(
  ports: { readonly db: Central; readonly creditor: string; readonly now: () => Date },
  kioskId: string,
  named: NamedReceipt,
): Promise<FindReceiptResponse> {
  const { db, creditor, now } = ports
  if ('code' in named) {
    const { code, taxCode } = named
    return findReceipt(db, creditor, kioskId, { code, taxCode }, now().toISOString())
  }
  const account = await accountOfSession(ports, kioskId, named.session)
  const payment = account && (await paymentOf(db, creditor, account.accountId, named.paymentId))
  const receipt = payment && (await receiptOfAttempt(db, creditor, payment.paymentId))
  return receipt === undefined ? { found: false } : { found: true, receipt, copy: 'payer' }
}
