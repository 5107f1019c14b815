import type { ReceiptSummary } from '../../../main/domain/receipt.ts'
import type { Kiosk } from '../../state/kiosk.ts'

/** In which journey a receipt is shown, and at which step of it: one of the own payments comes from the board, which has no steps. */
export function receiptJourney(
  { isOwn }: ReceiptSummary,
  t: Kiosk['t'],
): { readonly journey: string; readonly step: readonly [number, number] | undefined } {
  return isOwn === true ? { journey: t('home.board'), step: undefined } : { journey: t('home.receipt'), step: [2, 2] }
}
