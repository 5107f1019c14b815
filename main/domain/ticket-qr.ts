import { TicketCode, TicketNumber } from '../../central/contract/tickets.ts'

/** What the slip of a request for assistance says of it: with both it is found again, with one alone it is not. */
export type TicketKey = {
  readonly number: TicketNumber
  /** The secret of the slip. */
  readonly code: TicketCode
}

/** Why a text is not the QR code of such a slip. `incomplete`: a beginning of one. */
export type TicketQrRefusal = 'not-a-ticket' | 'incomplete' | 'malformed'

/** What a slip's QR code says, or the reason why not. */
export type TicketQrReading =
  { readonly ok: true; readonly value: TicketKey } | { readonly ok: false; readonly reason: TicketQrRefusal }

const IDENTIFIER = 'SPORTELLO-TICKET'
const LONGEST_NUMBER = 13
const CODE_LENGTH = 10

/**
 * The text of the QR code on the slip of a request for assistance: `SPORTELLO-TICKET/number/code`. It is no address, so that a phone
 * that reads it opens nothing and sends the secret nowhere. Throws a RangeError on a number or code that has not its form.
 */
export function ticketQr({ number, code }: TicketKey): string {
  if (!TicketNumber.safeParse(number).success) throw new RangeError('The number of a request must be like 12-345')
  assertCode(code)
  return [IDENTIFIER, number, code].join('/')
}

/** Reads the text of a slip's QR code, in the characters it was written with: which keyboard typed it is for `readScan` to find out. */
export function readTicketQr(text: string): TicketQrReading {
  const [identifier = '', number, code, ...rest] = text.split('/')
  if (identifier !== IDENTIFIER || number === undefined)
    return refuse(text !== '' && IDENTIFIER.startsWith(text) ? 'incomplete' : 'not-a-ticket')
  if (!TicketNumber.safeParse(number).success) return refuse(isCutNumber(number, code) ? 'incomplete' : 'malformed')
  if (code === undefined) return refuse('incomplete')
  if (!TicketCode.safeParse(code).success || rest.length > 0)
    return refuse(rest.length === 0 && isCutCode(code) ? 'incomplete' : 'malformed')
  return { ok: true, value: { number, code } }
}

/** A code as it is printed and read aloud: two groups of five, 11 characters. Throws a RangeError on another form. */
export function groupTicketCode(code: TicketCode): string {
  assertCode(code)
  return code.replace(/^.{5}/, '$& ')
}

function assertCode(code: string): void {
  if (!TicketCode.safeParse(code).success) throw new RangeError("The code of a request's slip has 10 characters")
}

function isCutNumber(number: string, code: string | undefined): boolean {
  return code === undefined && number.length < LONGEST_NUMBER && /^([1-9]\d{0,4}-?)?$/.test(number)
}

function isCutCode(code: string): boolean {
  return code.length < CODE_LENGTH && /^[0-9A-HJKMNP-TV-Z]*$/.test(code)
}

function refuse(reason: TicketQrRefusal): TicketQrReading {
  return { ok: false, reason }
}
