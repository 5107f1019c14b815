import type { NoticeNumber } from './notice-number.ts'
import { isNoticeNumber } from './notice-number.ts'

/** What the codes on a paper notice say: whose notice it is and how much, in euro cents. */
export type NoticeCode = {
  readonly noticeNumber: NoticeNumber
  /** Fiscal code of the creditor, 11 digits. */
  readonly creditor: string
  readonly amountCents: number
}

/** Why a text is not a notice's QR code. `incomplete`: a beginning of one; `version`: pagoPA's, but not version 002. */
export type QrRefusal = 'not-pagopa' | 'version' | 'incomplete' | 'malformed'

/** A notice read from a QR code, or the reason why not. */
export type QrReading =
  { readonly ok: true; readonly value: NoticeCode } | { readonly ok: false; readonly reason: QrRefusal }

const IDENTIFIER = 'PAGOPA'
const VERSION = '002'
const MAX_AMOUNT_CENTS = 99_999_999_999

/**
 * The text of the QR code of a notice: `PAGOPA|002|notice number|creditor|cents`, the cents with at least two digits. It is
 * drawn as QR version 4, error correction M (the encoder must be told, or it picks version 3).
 * Throws a RangeError unless the number has 18 digits, the creditor 11, and the amount is 1 to 99,999,999,999 cents.
 * Source: pagoPA notice guide, "Codice QR"; the lower bound of two digits also from pagopa-toolkit-os-codebase.
 */
export function noticeQrText({ noticeNumber, creditor, amountCents }: NoticeCode): string {
  if (!isNoticeNumber(noticeNumber)) throw new RangeError('A notice number must have 18 digits')
  if (!isCreditor(creditor)) throw new RangeError("A creditor's fiscal code must have 11 digits")
  if (!Number.isSafeInteger(amountCents) || amountCents < 1 || amountCents > MAX_AMOUNT_CENTS)
    throw new RangeError('The amount of a notice must be 1 to 99,999,999,999 cents')
  return [IDENTIFIER, VERSION, noticeNumber, creditor, String(amountCents).padStart(2, '0')].join('|')
}

/**
 * Reads the text of a notice's QR code. The amount may have 1 to 11 digits, since real notices vary; check digits are not judged
 * here. A code cut inside its last field cannot be told from a whole one: take the amount from the position, not from the paper.
 * Source: pagoPA notice guide, "Codice QR"; refusals as in pagopa/io-pagopa-commons.
 */
export function parseNoticeQr(text: string): QrReading {
  const [identifier = '', version, noticeNumber, creditor, amount, ...rest] = text.split('|')
  if (identifier !== IDENTIFIER || version === undefined)
    return refuse(text !== '' && IDENTIFIER.startsWith(text) ? 'incomplete' : 'not-pagopa')
  if (version !== VERSION)
    return refuse(noticeNumber === undefined && VERSION.startsWith(version) ? 'incomplete' : 'version')
  if (noticeNumber === undefined) return refuse('incomplete')
  if (!isNoticeNumber(noticeNumber)) return refuse(isCut(noticeNumber, 17, creditor) ? 'incomplete' : 'malformed')
  if (creditor === undefined) return refuse('incomplete')
  if (!isCreditor(creditor)) return refuse(isCut(creditor, 10, amount) ? 'incomplete' : 'malformed')
  if (amount === undefined || (amount === '' && rest.length === 0)) return refuse('incomplete')
  if (!/^[0-9]{1,11}$/.test(amount) || rest.length > 0) return refuse('malformed')
  return { ok: true, value: { noticeNumber, creditor, amountCents: Number(amount) } }
}

/** True for the shape of a creditor's fiscal code: exactly 11 digits, the control digit not judged. */
export function isCreditor(text: string): boolean {
  return /^[0-9]{11}$/.test(text)
}

function isCut(field: string, longest: number, next: string | undefined): boolean {
  return next === undefined && field.length <= longest && /^[0-9]*$/.test(field)
}

function refuse(reason: QrRefusal): QrReading {
  return { ok: false, reason }
}
