import * as z from 'zod'
import { findTicket, listTickets, repliesOf } from '../db/central/stores/tickets.ts'
import { Refused, type AdminPorts } from './admin-command.ts'
import { TicketNumber } from './contract/tickets.ts'
import { answerTicket, closeRequest } from './tickets/answer-ticket.ts'
import { storableText } from './tickets/storable-text.ts'

const WhichTicket = z.strictObject({ number: TicketNumber })
const Reply = WhichTicket.extend({ text: z.string().transform(storableText).pipe(z.string().trim().min(1).max(4000)) })

/** Said of a request that was blanked, so that nobody takes it for one that was empty. */
const DELETED = 'what was written, and by whom, 90 days after the request was closed'

/** The operator's commands about requests for assistance. Only `tickets.show` tells what people wrote, and who they are. */
export const ticketCommands = {
  'tickets.list': {
    input: z.strictObject({ withClosed: z.boolean() }),
    run: ({ db, creditor }: AdminPorts, input: { withClosed: boolean }) => listTickets(db, creditor, input),
  },
  'tickets.show': {
    input: WhichTicket,
    run: async ({ db, creditor }: AdminPorts, { number }: { number: string }) => {
      const ticket = await findTicket(db, creditor, number)
      if (ticket === undefined) throw unknown(number)
      return {
        ...ticket,
        // Digests are for machines: undefined is left out of the answer.
        codeHash: undefined,
        contentHash: undefined,
        replies: await repliesOf(db, creditor, number),
        deleted: ticket.text === undefined ? DELETED : undefined,
      }
    },
  },
  'tickets.reply': {
    input: Reply,
    run: async ({ db, creditor, now }: AdminPorts, { number, text }: { number: string; text: string }) => {
      const answered = await answerTicket(db, creditor, number, text, now().toISOString())
      if (answered.result === 'unknown') throw unknown(number)
      if (answered.result === 'closed') throw new Refused(`The request ${number} is closed`)
      return { number, answerBy: answered.answerBy, isNew: answered.isNew }
    },
  },
  'tickets.close': {
    input: WhichTicket,
    run: async ({ db, creditor, now }: AdminPorts, { number }: { number: string }) => {
      if (await closeRequest(db, creditor, number, now().toISOString())) return { number }
      throw new Refused(`There is no open request ${number}`)
    },
  },
} as const

function unknown(number: string): Refused {
  return new Refused(`There is no request ${number}`)
}
