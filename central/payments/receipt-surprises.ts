import { payability, type DebtPosition, type PaymentOption } from '../../main/domain/debt-position.ts'
import type { PaymentReceipt } from '../../main/domain/payment-receipt.ts'

/** What a receipt has paid, as it stood before the receipt came. */
export interface PaidNotice {
  readonly position: DebtPosition
  readonly option: PaymentOption
  /** Whether a receipt of it was there already. */
  readonly hasReceipt: boolean
}

/** Something about a receipt that a person of the staff has to look at. The facts hold nothing personal. */
export interface Surprise {
  readonly kind: 'receipt-unknown-notice' | 'receipt-amount' | 'receipt-again' | 'receipt-not-payable'
  readonly facts: Readonly<Record<string, string | number>>
}

/**
 * What is surprising about a receipt: we do not know its notice, it is over another amount, it is the second one, or the notice could
 * not be paid when it was paid (withdrawn, expired, a draft, not begun, or the other plan was in use).
 */
export function surprisesOf(receipt: PaymentReceipt, notice: PaidNotice | undefined): readonly Surprise[] {
  const { receiptId, iuv, noticeNumber, amountCents: paidCents } = receipt
  const facts = { receiptId, iuv, ...(noticeNumber !== undefined && { noticeNumber }) }
  if (notice === undefined) return [{ kind: 'receipt-unknown-notice', facts: { ...facts, paidCents } }]
  const askedCents = notice.option.amountCents
  const why = notice.hasReceipt ? undefined : whyNotPayable(notice, receipt.paidAt)
  return [
    ...(askedCents === paidCents
      ? []
      : [{ kind: 'receipt-amount' as const, facts: { ...facts, askedCents, paidCents } }]),
    ...(notice.hasReceipt ? [{ kind: 'receipt-again' as const, facts }] : []),
    ...(why === undefined ? [] : [{ kind: 'receipt-not-payable' as const, facts: { ...facts, why } }]),
  ]
}

/** Undefined also for a notice that the creditor's file told to be paid: this is then the receipt of that payment. */
function whyNotPayable({ position, option }: PaidNotice, paidAt: string): string | undefined {
  if (option.status !== 'PO_UNPAID') return undefined
  const { state } = payability(position, option, paidAt)
  if (state === 'payable') return undefined
  if (state !== 'paid') return state
  return position.options.some((each) => each.status !== 'PO_UNPAID') ? 'other-plan' : undefined
}
