import anyAscii from 'any-ascii'
import { isCreditor } from '../../domain/qr-code.ts'
import { isNoticeNumber } from '../../domain/notice-number.ts'
import { dataMatrixModules } from './data-matrix-modules.ts'
import type { Modules } from './qr-modules.ts'

/** What the Data Matrix of a "Bollettino postale PA" says of a payment. */
export interface PostalPayment {
  readonly noticeNumber: string
  /** Of the creditor's postal current account: up to twelve digits. */
  readonly account: string
  readonly amountCents: number
  readonly creditor: string
  /** Fiscal code or VAT number; unknown for some foreigners. */
  readonly debtorCode?: string | undefined
  readonly debtorName: string
  readonly subject: string
}

/** The largest amount that its ten digits of cents hold; a notice may be of ten times as much, and then has no slip. */
export const LARGEST_POSTAL_CENTS = 9_999_999_999

/** The widths of the fields that are texts. */
const WIDTHS = { debtorCode: 16, debtorName: 40, subject: 110, filler: 12 } as const

/** The last of the signs that Poste's readers know besides letters, digits and blanks. */
const LAST_STOP = /[&'\-.:_,](?=[A-Z0-9 ]*$)/

/**
 * The 256 characters of the Data Matrix of a postal slip (document type 896). Names and subject are capitals without accents, what the
 * readers do not know is a blank, and what is longer than its field is cut. Throws a RangeError that names the field which has no room:
 * number, account, creditor, or an amount of less than one cent or of more than `LARGEST_POSTAL_CENTS`.
 * Source: field table of pagopa-print-payment-notice-generator, verified on symbols decoded from official notices.
 */
export function postalText({ noticeNumber, account, amountCents, creditor, ...texts }: PostalPayment): string {
  if (!isNoticeNumber(noticeNumber)) throw new RangeError('noticeNumber is not 18 digits')
  if (!/^[0-9]{1,12}$/.test(account)) throw new RangeError('account is not up to 12 digits')
  if (!isCreditor(creditor)) throw new RangeError('creditor is not 11 digits')
  if (!Number.isInteger(amountCents) || amountCents < 1 || amountCents > LARGEST_POSTAL_CENTS) {
    throw new RangeError('amountCents is not from 1 to 9,999,999,999')
  }
  const codeline = `18${noticeNumber}12${account.padStart(12, '0')}10${String(amountCents).padStart(10, '0')}3896`
  const people =
    creditor + field(texts.debtorCode ?? '', WIDTHS.debtorCode) + field(texts.debtorName, WIDTHS.debtorName)
  return `codfase=NBPA;${codeline}1P1${people}${field(texts.subject, WIDTHS.subject)}${' '.repeat(WIDTHS.filler)}A`
}

/**
 * The modules of that Data Matrix, 48×48. It has room for a handful of stops, which take two places: where there are more, the last ones
 * are blanks, since the slip has no room for a larger symbol.
 */
export function postalModules(payment: PostalPayment): Modules {
  for (let text = postalText(payment); ; text = text.replace(LAST_STOP, ' ')) {
    const modules = dataMatrixModules(text)
    if (modules !== undefined) return modules
  }
}

/** A text as the readers know it, in a field of so many characters. */
function field(text: string, width: number): string {
  // What stands for a picture would be a word in colons.
  const plain = anyAscii(text.normalize('NFC').replace(/\p{Extended_Pictographic}/gu, ' '))
  const known = plain
    .toUpperCase()
    .replace(/[^A-Z0-9&'\-.:_,]+/g, ' ')
    .trim()
  return known.slice(0, width).padEnd(width)
}
