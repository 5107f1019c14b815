import { digestOf } from '../../central/digest.ts'
import type { TicketOpened } from '../../central/contract/tickets.ts'
import { numberOf } from '../sync/sample-positions.ts'

/** The secret on the slips of the tests. */
export const CODE = '7K3MPX0A2B'

/** Where the answers to requests of the tests go that are answered by mail. */
export const EMAIL = 'maria@example.org'

/** A request of the tests with all that one may have, answered by mail. */
export function ticketOf(number: string, other: Partial<TicketOpened> = {}): TicketOpened {
  return {
    number,
    codeHash: digestOf(CODE),
    reason: 'notice-wrong',
    text: 'L’importo dell’avviso non è giusto.',
    givenName: 'Maria',
    familyName: 'Rossi',
    answer: { by: 'email', email: EMAIL },
    language: 'it',
    context: { screen: 'notice.summary', noticeNumber: numberOf(1), faultId: 'F-17' },
    ...other,
  }
}

/** What a kiosk's file, a log or a task may not tell of such a request. */
export const PERSONAL = /maria|rossi|importo|example\.org|\+?39055/i
