import { formatDate, romeDate, romeTime } from '../../domain/calendar.ts'
import { groupTicketCode, ticketQr } from '../../domain/ticket-qr.ts'
import { codeAlternatives } from '../../messages/code-alternatives.ts'
import { fillIn } from '../../messages/fill-in.ts'
import type { Fonts } from '../page/fonts.ts'
import { prepareOffice, type OfficeContent } from './office.ts'
import { printableIn } from '../page/printable.ts'
import type { Modules } from '../codes/qr-modules.ts'
import { ticketQrModules } from '../codes/qr-modules.ts'
import type { TicketSlipDocument } from './ticket-slip.ts'

/** Every text of a request's slip as it will be printed, and its QR code. */
export type TicketSlipContent = {
  readonly creditorName: string
  readonly number: string
  /** In groups of five. */
  readonly code: string
  readonly qrModules: Modules
  /** What the QR code is, in words. */
  readonly qrAlt: string
  readonly reason: string
  /** Day and `HH:MM` in Italy. */
  readonly openedAt: string
  readonly office: OfficeContent
}

// What the settings of a municipality may have.
const LIMITS = { name: 100, reason: 60 } as const

/** Cleans, shortens and formats the texts of a request's slip. Throws the RangeErrors of `renderTicketSlip`. */
export function prepareTicketSlip(document: TicketSlipDocument, fonts: Fonts): TicketSlipContent {
  const { creditor, number, code, reason, openedAt, office, language } = document
  const { words } = printableIn(fonts)
  return {
    creditorName: words(creditor.name, LIMITS.name) ?? '',
    number,
    code: groupTicketCode(code),
    qrModules: ticketQrModules(ticketQr({ number, code })),
    qrAlt: fillIn(codeAlternatives[language].ticket, { number }),
    reason: words(reason, LIMITS.reason) ?? '',
    openedAt: `${formatDate(romeDate(openedAt), language, 'long')}, ${romeTime(openedAt)}`,
    office: prepareOffice(office, words),
  }
}
