import { parseNoticeDataMatrix } from './data-matrix.ts'
import { isNoticeNumber } from './notice-number.ts'
import type { NoticeCode } from './qr-code.ts'
import { parseNoticeQr } from './qr-code.ts'

/**
 * What a scanner read: a whole `notice`; a bare `code` (notice number of 18 digits or IUV of 17) without creditor and amount; `half` of
 * one of ours, cut or garbled, so that scanning again helps; or something `foreign` (goods, web addresses, other people's codes).
 */
export type Scan =
  | ({ readonly kind: 'notice' } & NoticeCode)
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'half' | 'foreign' }

/**
 * Understands what a keyboard-wedge scanner typed, from a QR code, a postal Data Matrix or a bar code. Control characters and blanks around
 * the text, and the symbology prefix some scanners add (`]Q3`, `]d2`: ISO/IEC 15424), are dropped. Never throws.
 */
export function readScan(text: string): Scan {
  const read = trimControls(trimControls(text).replace(/^\][A-Za-z][0-9A-Za-z]/, ''))
  if (isNoticeNumber(read) || /^[0-9]{17}$/.test(read)) return { kind: 'code', code: read }
  const qr = parseNoticeQr(read)
  if (qr.ok) return { kind: 'notice', ...qr.value }
  const dataMatrix = parseNoticeDataMatrix(read)
  if (dataMatrix.ok) return { kind: 'notice', ...dataMatrix.value }
  const isOurs = [qr.reason, dataMatrix.reason].some((reason) => reason === 'incomplete' || reason === 'malformed')
  return { kind: isOurs ? 'half' : 'foreign' }
}

function trimControls(text: string): string {
  return text.replace(/^[\p{Control}\s]+|[\p{Control}\s]+$/gu, '')
}
