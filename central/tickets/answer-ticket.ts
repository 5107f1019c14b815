import type { Central, CentralTransaction } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import { closeTask } from '../../db/central/stores/tasks.ts'
import { addReply, closeTicket, lockTicket, repliesOf } from '../../db/central/stores/tickets.ts'
import type { TicketAnswer } from '../contract/tickets.ts'
import { ticketTaskId } from './ticket-task.ts'

/**
 * What came of an answer: how the person hears of it, and whether it is another than the last one; or that there is no such request, or
 * that it is closed.
 */
export type Answered =
  | {
      readonly result: 'answered'
      readonly number: string
      readonly answerBy: TicketAnswer['by']
      readonly isNew: boolean
    }
  | { readonly result: 'unknown' }
  | { readonly result: 'closed' }

/**
 * Answers a request for assistance: the reply, its mail where the person wants one, and the end of the task are all there or none. Whoever
 * asked to come back with the number finds the reply at a kiosk. Whoever asked to be called hears nothing before staff has called: the
 * reply is what there is to say, and the task stays until the request is closed. The text of the last reply once more is that reply,
 * as when its outcome was lost on the way: nothing changes, and no second mail goes out.
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
    const { answerBy } = ticket
    const last = (await repliesOf(trx, creditor, number)).at(-1)
    if (last?.text === text) return { result: 'answered', number, answerBy, isNew: false }
    const reply = await addReply(trx, creditor, number, text, now)
    if (answerBy === 'email') await queueReplyMail(trx, creditor, number, reply, now)
    if (answerBy !== 'phone') await closeTask(trx, creditor, ticketTaskId(number), now)
    return { result: 'answered', number, answerBy, isNew: true }
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
