import { parseNoticeDataMatrix } from './data-matrix.ts'
import { possibleTexts } from './keyboard-mix.ts'
import { isNoticeNumber } from './notice-number.ts'
import type { NoticeCode } from './qr-code.ts'
import { parseNoticeQr } from './qr-code.ts'
import { checkTaxCode } from './tax-code.ts'
import { readTicketQr, type TicketKey } from './ticket-qr.ts'

/**
 * What a scanner read: a whole `notice`; a bare `code` (notice number of 18 digits or IUV of 17) without creditor and amount; the
 * `tax-code` of a health card or of a company; the `ticket` of a slip of ours, by which a request for assistance is found; `half` of one of ours, cut or garbled, so that scanning again helps; or something
 * `foreign`: the code of `goods`, a `link`, or any `other`.
 */
export type Scan =
  | ({ readonly kind: 'notice' } & NoticeCode)
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'tax-code'; readonly taxCode: string }
  | { readonly kind: 'ticket'; readonly ticket: TicketKey }
  | { readonly kind: 'half' }
  | { readonly kind: 'foreign'; readonly what: 'goods' | 'link' | 'other' }

/**
 * Understands what a keyboard-wedge scanner typed, from a QR code, a postal Data Matrix or a bar code, whichever of the Italian and the US
 * keyboard it types by. Control characters and blanks around the text, and the symbology prefix some scanners add (`]Q3`, `]d2`:
 * ISO/IEC 15424), are dropped. Never throws.
 */
export function readScan(text: string): Scan {
  const readings = possibleTexts(text).map(readOne)
  return readings.reduce((best, reading) => (sense(reading) > sense(best) ? reading : best))
}

function readOne(text: string): Scan {
  const read = trimControls(trimControls(text).replace(/^\][A-Za-z][0-9A-Za-z]/, ''))
  if (isNoticeNumber(read) || /^[0-9]{17}$/.test(read)) return { kind: 'code', code: read }
  const qr = parseNoticeQr(read)
  if (qr.ok) return { kind: 'notice', ...qr.value }
  const dataMatrix = parseNoticeDataMatrix(read)
  if (dataMatrix.ok) return { kind: 'notice', ...dataMatrix.value }
  const ticket = readTicketQr(read)
  if (ticket.ok) return { kind: 'ticket', ticket: ticket.value }
  if ([qr, dataMatrix, ticket].some(({ reason }) => reason === 'incomplete' || reason === 'malformed'))
    return { kind: 'half' }
  if (checkTaxCode(read).ok) return { kind: 'tax-code', taxCode: read.toUpperCase() }
  if (/^(https?:\/\/|www\.)/i.test(read)) return { kind: 'foreign', what: 'link' }
  return { kind: 'foreign', what: isOfGoods(read) ? 'goods' : 'other' }
}

/** How much sense a reading makes: of two, the one that makes more is right. */
function sense(scan: Scan): number {
  if (scan.kind === 'half') return 2
  if (scan.kind !== 'foreign') return 3
  return scan.what === 'other' ? 0 : 1
}

/**
 * Whether a text is the number in the bar code of goods: 8, 12, 13 or 14 digits, weighted 3 and 1 from the right, that add up to tens.
 * Source: GS1 General Specifications, 7.9.
 */
function isOfGoods(text: string): boolean {
  if (!/^([0-9]{8}|[0-9]{12,14})$/.test(text)) return false
  const sum = Array.from(text)
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

function trimControls(text: string): string {
  return text.replace(/^[\p{Control}\s]+|[\p{Control}\s]+$/gu, '')
}
