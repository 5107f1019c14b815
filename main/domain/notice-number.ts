import * as z from 'zod'

/**
 * The Codice Avviso (NAV): 18 digits, the first of which is the aux digit. Shape only; see `checkNoticeNumber`.
 * Source: pagoPA `sac-common-types-1.0.xsd`, `stNoticeNumber`.
 */
export const NoticeNumber = z.string().regex(/^[0-9]{18}$/)

/** 18 digits as in `NoticeNumber`, without blanks. Together with the creditor's fiscal code it names one payment. */
export type NoticeNumber = z.infer<typeof NoticeNumber>

/** What the check digits say of a notice number; `unknown-aux` means that its form has none that we could check. */
export type NoticeNumberCheck = 'ok' | 'wrong-check-digits' | 'unknown-aux'

/** What a person may have typed into the field "Codice Avviso o IUV". */
export type CodeKind = 'notice-number' | 'iuv' | 'too-short' | 'invalid'

/** True for exactly 18 digits, whatever the check digits say. */
export function isNoticeNumber(text: string): boolean {
  return NoticeNumber.safeParse(text).success
}

/**
 * Compares the check digits of a notice number: for aux 0, 2 and 3 the last two digits are the first sixteen modulo 93.
 * Aux 1 has no check digits and 4 to 9 are not specified: `unknown-aux`, which is not an error (pagoPA's own test notices use
 * aux 4). A wrong check means "probably mistyped" and is a warning, never a wall: only the creditor knows its numbers.
 * Throws a RangeError on anything but 18 digits. Source: SACI, "Generazione dell'Identificativo Univoco di Versamento".
 */
export function checkNoticeNumber(noticeNumber: NoticeNumber): NoticeNumberCheck {
  assertNoticeNumber(noticeNumber)
  if (!'023'.includes(noticeNumber.charAt(0))) return 'unknown-aux'
  return noticeNumberCheckDigits(noticeNumber.slice(0, 16)) === noticeNumber.slice(16) ? 'ok' : 'wrong-check-digits'
}

/**
 * The two check digits ("00" to "92") that follow the first 16 digits of a notice number (aux 0, 2 or 3).
 * Throws a RangeError on anything but 16 digits.
 */
export function noticeNumberCheckDigits(first16: string): string {
  if (!/^[0-9]{16}$/.test(first16)) throw new RangeError('The base of the check digits must have 16 digits')
  // Sixteen digits may exceed 2^53, hence BigInt.
  return String(BigInt(first16) % 93n).padStart(2, '0')
}

/**
 * The IUV inside a notice number: 15 digits for aux 0 (aux and application code go), 17 for all others (aux goes).
 * Throws a RangeError on anything but 18 digits.
 */
export function iuvOf(noticeNumber: NoticeNumber): string {
  assertNoticeNumber(noticeNumber)
  return noticeNumber.slice(noticeNumber.startsWith('0') ? 3 : 1)
}

/**
 * The notice number of an IUV of 17 digits, taken for aux 3, the only one that may be issued today. `undefined` for every other
 * form: the 15 digits of aux 0 lack the application code, and RF references have no notice number.
 */
export function noticeNumberFromIuv(iuv: string): NoticeNumber | undefined {
  return /^[0-9]{17}$/.test(iuv) ? `3${iuv}` : undefined
}

/** A notice number as it is printed and read aloud: groups of 4-4-4-4-2 digits, 22 characters. RangeError unless 18 digits. */
export function groupNoticeNumber(noticeNumber: NoticeNumber): string {
  assertNoticeNumber(noticeNumber)
  return noticeNumber.replace(/[0-9]{4}/g, '$& ')
}

/** A code as typed or pasted, without the blanks, dots and dashes that people copy from the paper, in capitals. */
export function normalizeCode(typed: string): string {
  return typed.replace(/[\s.\p{Dash_Punctuation}]/gu, '').toUpperCase()
}

/**
 * Tells by shape what a typed code is, after `normalizeCode`:
 * `notice-number` 18 digits; `iuv` 15 or 17 digits, or 5 to 35 letters and digits with at least one letter (RF references among
 * them); `too-short` something that can still become one of these; `invalid` other characters, or too long (digits alone: over 18).
 * A person's tax code also looks like an IUV: ask `checkTaxCode` where that mistake is likely.
 * Sources: SACI (table of aux digits), ISO 11649, paForNode.xsd `creditorReferenceId`.
 */
export function classifyCode(typed: string): CodeKind {
  const code = normalizeCode(typed)
  if (!/^[0-9A-Z]*$/.test(code)) return 'invalid'
  if (/^[0-9]*$/.test(code)) {
    if (code.length === 18) return 'notice-number'
    if (code.length === 15 || code.length === 17) return 'iuv'
    return code.length < 18 ? 'too-short' : 'invalid'
  }
  if (code.length < 5) return 'too-short'
  return code.length <= 35 ? 'iuv' : 'invalid'
}

function assertNoticeNumber(text: string): void {
  if (!isNoticeNumber(text)) throw new RangeError('A notice number must have 18 digits')
}
