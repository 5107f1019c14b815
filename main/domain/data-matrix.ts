import type { NoticeCode } from './qr-code.ts'
import { isCreditor } from './qr-code.ts'
import { isNoticeNumber } from './notice-number.ts'

/** Why a text is not the Data Matrix of a postal slip. `incomplete`: a beginning of one. */
export type DataMatrixRefusal = 'not-postal' | 'incomplete' | 'malformed'

/** A notice read from the Data Matrix of its postal slip, or the reason why not. */
export type DataMatrixReading =
  { readonly ok: true; readonly value: NoticeCode } | { readonly ok: false; readonly reason: DataMatrixRefusal }

const PHASE = 'codfase=NBPA;'
const CREDITOR_END = 77

/** The fixed characters of the codeline, with their places: field lengths, and document type 896 after its own length. */
const MARKERS = [
  [13, '18'],
  [33, '12'],
  [47, '10'],
  [59, '3896'],
] as const

/**
 * Reads the Data Matrix of a "Bollettino postale PA" (document type 896) by its fixed places. All that follows the creditor's code (debtor,
 * subject, filler) is left alone, and the full length of 256 characters is not demanded: symbols in use lack a blank here and there.
 * The amount is ten digits of cents. Check digits are not judged here.
 * Source: field table of pagopa-print-payment-notice-generator, verified on symbols decoded from its example notices.
 */
export function parseNoticeDataMatrix(text: string): DataMatrixReading {
  if (!text.startsWith(PHASE)) return refuse(text !== '' && PHASE.startsWith(text) ? 'incomplete' : 'not-postal')
  if (text.length < CREDITOR_END) return refuse('incomplete')
  const noticeNumber = text.slice(15, 33)
  const amount = text.slice(49, 59)
  const creditor = text.slice(66, CREDITOR_END)
  const isWellFormed =
    MARKERS.every(([place, marker]) => text.startsWith(marker, place)) &&
    isNoticeNumber(noticeNumber) &&
    /^[0-9]{10}$/.test(amount) &&
    isCreditor(creditor)
  if (!isWellFormed) return refuse('malformed')
  return { ok: true, value: { noticeNumber, creditor, amountCents: Number(amount) } }
}

function refuse(reason: DataMatrixRefusal): DataMatrixReading {
  return { ok: false, reason }
}
