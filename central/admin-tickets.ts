import * as z from 'zod'
import type { Central } from '../db/central/open.ts'
import { findTicket, listTickets, repliesOf, ticketsOfSlip } from '../db/central/stores/tickets.ts'
import { Refused, type AdminPorts } from './admin-command.ts'
import { TicketNumber } from './contract/tickets.ts'
import { answerTicket, closeRequest } from './tickets/answer-ticket.ts'
import { storableText } from './tickets/storable-text.ts'

/** A request, by its number or by that of its slip; `isSure`: it is the number itself that is meant, though another slip says it too. */
const WhichTicket = z.strictObject({ number: TicketNumber, isSure: z.boolean() })
export type WhichTicket = z.infer<typeof WhichTicket>

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
    run: async ({ db, creditor }: AdminPorts, which: WhichTicket) => {
      const number = await meantBy(db, creditor, which)
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
    run: async ({ db, creditor, now }: AdminPorts, { text, ...which }: WhichTicket & { text: string }) => {
      const number = await meantBy(db, creditor, which)
      const answered = await answerTicket(db, creditor, number, text, now().toISOString())
      if (answered.result === 'unknown') throw unknown(number)
      if (answered.result === 'closed') throw new Refused(`The request ${number} is closed`)
      return { number, answerBy: answered.answerBy, isNew: answered.isNew }
    },
  },
  'tickets.close': {
    input: WhichTicket,
    run: async ({ db, creditor, now }: AdminPorts, which: WhichTicket) => {
      const number = await meantBy(db, creditor, which)
      if (await closeRequest(db, creditor, number, now().toISOString())) return { number }
      throw new Refused(`There is no open request ${number}`)
    },
  },
} as const

/** The number of the request that staff means: people read theirs from slips, of which two may say the same. */
async function meantBy(db: Central, creditor: string, { number, isSure }: WhichTicket): Promise<string> {
  const own = (await findTicket(db, creditor, number)) === undefined ? [] : [number]
  if (isSure && own.length > 0) return number
  const ofSlip = (await ticketsOfSlip(db, creditor, number)).map((ticket) => ticket.number)
  const [one, ...others] = new Set([...own, ...ofSlip])
  if (one === undefined) throw unknown(number)
  if (others.length === 0) return one
  throw new Refused(
    `Several slips say ${number}: ${[one, ...others].join(', ')}. With --sure it is ${one} that is meant`,
  )
}

function unknown(number: string): Refused {
  return new Refused(`There is no request ${number}`)
}
