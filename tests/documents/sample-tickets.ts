import type { TicketSlipDocument } from '../../main/documents/slip/ticket-slip.ts'
import { ordinarySlip } from './sample-slips.ts'

/** The slip of a request in Italian as a town hall's kiosk prints it. */
export const ordinaryTicket: TicketSlipDocument = {
  creditor: { name: 'Comune di Esempio' },
  number: '12-345',
  code: '7K3MPX0A2B',
  reason: 'Un avviso è sbagliato',
  openedAt: '2026-11-24T14:49:30Z',
  answerBy: 'email',
  office: ordinarySlip.office,
  language: 'it',
  producedAt: '2026-11-24T14:50:00Z',
}

/** The longest texts that a request's slip may have, made of what `fill` gives for a number of characters. */
export function fullTicket(fill: (length: number) => string): TicketSlipDocument {
  return {
    ...ordinaryTicket,
    creditor: { name: fill(100) },
    number: '99999-9999999',
    code: 'WWWWWWWWWW',
    reason: fill(60),
    office: { name: fill(100), address: fill(140), hours: fill(200), phone: fill(40), email: fill(100) },
  }
}
