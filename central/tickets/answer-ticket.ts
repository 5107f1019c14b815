import type { Central, CentralTransaction } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import { closeTask } from '../../db/central/stores/tasks.ts'
import { addReply, closeTicket, lockTicket } from '../../db/central/stores/tickets.ts'
import type { TicketAnswer } from '../contract/tickets.ts'
import { ticketTaskId } from './ticket-task.ts'

/** What came of an answer: how the person hears of it, or that there is no such request, or that it is closed. */
export type Answered =
  | { readonly result: 'answered'; readonly number: string; readonly answerBy: TicketAnswer['by'] }
  | { readonly result: 'unknown' }
  | { readonly result: 'closed' }

/**
 * Answers a request for assistance: the reply, its mail where the person wants one, and the end of the task are all there or none. Whoever
 * asked to be called, or to come back with the number, is told by nobody but staff.
 */
export async function answerTicket(
  db: Central,
  creditor: string,
  number: string,
  text: string,
  now: string,
): Promise<Answered> {
  return db.transaction().execute(async (trx) => {
    const ticket = await lockTicket(trx, creditor, number)
    if (ticket === undefined) return { result: 'unknown' }
    if (ticket.state === 'closed') return { result: 'closed' }
    const reply = await addReply(trx, creditor, number, text, now)
    if (ticket.answerBy === 'email') await queueReplyMail(trx, creditor, number, reply, now)
    await closeTask(trx, creditor, ticketTaskId(number), now)
    return { result: 'answered', number, answerBy: ticket.answerBy }
  })
}

/** Closes a request, answered or not, and its task with it. False when there is none of this number, or it is closed. */
export async function closeRequest(db: Central, creditor: string, number: string, now: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await closeTicket(trx, creditor, number, now))) return false
    await closeTask(trx, creditor, ticketTaskId(number), now)
    return true
  })
}

async function queueReplyMail(
  trx: CentralTransaction,
  creditor: string,
  number: string,
  reply: number,
  now: string,
): Promise<void> {
  const effectId = `ticket-${number}-reply-${reply}`
  await queueEffect(trx, creditor, { effectId, kind: 'ticket-reply-mail', payload: { number, reply }, now })
}
