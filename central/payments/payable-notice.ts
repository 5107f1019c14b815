import type { Central } from '../../db/central/open.ts'
import { findByCode } from '../../db/central/stores/positions.ts'
import { payability, type DebtPosition, type PaymentOption } from '../../main/domain/debt-position.ts'
import type { NotPayable } from '../contract/payments.ts'

/** A notice that can be paid now, or why not. */
export type PayableNotice =
  | { readonly ok: true; readonly position: DebtPosition; readonly option: PaymentOption }
  | { readonly ok: false; readonly why: NotPayable }

/** Whether a notice can be paid at the instant `now`. Of a draft nobody is told. */
export async function payableNotice(
  db: Central,
  creditor: string,
  noticeNumber: string,
  now: string,
): Promise<PayableNotice> {
  const hit = await findByCode(db, creditor, noticeNumber)
  const option = hit?.position.options.find((each) => each.noticeNumber === noticeNumber)
  if (hit === undefined || option === undefined) return { ok: false, why: 'unknown' }
  const { state } = payability(hit.position, option, now)
  if (state === 'payable') return { ok: true, position: hit.position, option }
  return { ok: false, why: state === 'draft' ? 'unknown' : state }
}
