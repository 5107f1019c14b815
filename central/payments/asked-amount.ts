import type { Central } from '../../db/central/open.ts'
import { findByCode } from '../../db/central/stores/positions.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'

/** What a receipt's notice asks for, where that is another amount than was paid: whoever sees the receipt is told both. */
export async function askedAmount(
  db: Central,
  creditor: string,
  receipt: PaymentReceipt,
): Promise<{ readonly askedCents?: number }> {
  const hit = await findByCode(db, creditor, receipt.noticeNumber ?? receipt.iuv)
  const option = hit?.position.options.find((each) => each.noticeNumber === hit.noticeNumber)
  return option === undefined || option.amountCents === receipt.amountCents ? {} : { askedCents: option.amountCents }
}
