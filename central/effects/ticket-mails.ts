import * as z from 'zod'
import { composeTicketOpenedMail, composeTicketReplyMail } from '../mail/ticket-mail.ts'
import { TicketNumber } from '../contract/tickets.ts'
import type { DraftOf } from './draft-mail.ts'

/** What is kept of the mails of a request until they are sent: which request and reply. Where they go stands in the request. */
const OpenedPayload = z.strictObject({ number: TicketNumber })
const ReplyPayload = z.strictObject({ number: TicketNumber, reply: z.int().positive() })

/** The mail that confirms a request for assistance. */
export const ticketOpenedMail: DraftOf = async ({ findTicket, readSettings }, effectPayload) => {
  const payload = OpenedPayload.safeParse(effectPayload)
  if (!payload.success) return undefined
  const { number } = payload.data
  const ticket = await findTicket(number)
  if (ticket?.answer?.by !== 'email') return undefined
  return {
    to: ticket.answer.email,
    facts: { number },
    compose: async () => composeTicketOpenedMail(ticket, await readSettings()),
  }
}

/** The mail of an answer of staff to a request for assistance. */
export const ticketReplyMail: DraftOf = async ({ findTicket, findReply, readSettings }, effectPayload) => {
  const payload = ReplyPayload.safeParse(effectPayload)
  if (!payload.success) return undefined
  const { number } = payload.data
  const ticket = await findTicket(number)
  const reply = await findReply(number, payload.data.reply)
  if (ticket?.answer?.by !== 'email' || reply === undefined) return undefined
  return {
    to: ticket.answer.email,
    facts: { number },
    compose: async () => composeTicketReplyMail(ticket, reply, await readSettings()),
  }
}
