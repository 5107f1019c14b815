import { TicketCode, TicketNumber } from '../../central/contract/tickets.ts'

/** Crockford's base 32: without I, L, O, which are taken for digits, and U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many random bytes a code is made of. */
export const TICKET_CODE_BYTES = 10

/** The secret code of a slip, 50 bits, from random bytes of which each gives one character; 256 is a multiple of 32, so none is likelier. */
export function ticketCodeFrom(bytes: Uint8Array): TicketCode {
  if (bytes.length !== TICKET_CODE_BYTES) throw new RangeError(`A code is made of ${TICKET_CODE_BYTES} bytes`)
  return Array.from(bytes, (byte) => LETTERS.charAt(byte % LETTERS.length)).join('')
}

/**
 * A code as somebody typed it: in small letters, in groups, and with what is taken for a digit. Undefined when it cannot be one.
 * Source: Crockford, Base 32 (I and L are read as 1, O as 0).
 */
export function readTicketCode(typed: string): TicketCode | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/gu, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  return TicketCode.safeParse(code).data
}

/** A request's number as somebody typed it: `12-345`, with whatever dash or blanks. Undefined when it cannot be one. */
export function readTicketNumber(typed: string): TicketNumber | undefined {
  const number = typed.replace(/\s/gu, '').replace(/[‐‑‒–—−/.]/gu, '-')
  return TicketNumber.safeParse(number).data
}
