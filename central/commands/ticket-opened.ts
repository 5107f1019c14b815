import type { CentralTransaction } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import { addTask } from '../../db/central/stores/tasks.ts'
import { hasBlock } from '../../db/central/stores/ticket-blocks.ts'
import { findTicket, insertTicket } from '../../db/central/stores/tickets.ts'
import type { CommandOutcome } from '../contract/sync.ts'
import type { TicketOpened } from '../contract/tickets.ts'
import { digestOf } from '../digest.ts'
import { storableText } from '../tickets/storable-text.ts'
import { ticketTaskId } from '../tickets/ticket-task.ts'
import type { CommandOrigin } from './command-origin.ts'

/**
 * Takes a request for assistance in: it is kept, it is a task for staff, and a person who wants the answer by mail is mailed its number.
 * `not-your-number`: the number is of a block that this kiosk never had. `number-taken`: another request has it, as when the kiosk's file
 * was restored to a time before that one. The same request again changes nothing.
 */
export async function applyTicketOpened(
  trx: CentralTransaction,
  creditor: string,
  { kioskId, madeAt, now }: CommandOrigin,
  args: TicketOpened,
): Promise<CommandOutcome> {
  const { number, reason, answer } = args
  if (!(await hasBlock(trx, creditor, kioskId, blockOf(number)))) return { ok: false, refusal: 'not-your-number' }
  const contentHash = digestOf(JSON.stringify(args))
  const ticket = { ...storable(args), kioskId, contentHash, openedAt: madeAt }
  if (!(await insertTicket(trx, creditor, ticket, now))) {
    const there = await findTicket(trx, creditor, number)
    return there?.contentHash === contentHash ? { ok: true } : { ok: false, refusal: 'number-taken' }
  }
  await addTask(trx, creditor, {
    taskId: ticketTaskId(number),
    kind: 'ticket-open',
    facts: { number, reason, answerBy: answer.by },
    now,
  })
  if (answer.by === 'email') {
    const effectId = `ticket-${number}-opened`
    await queueEffect(trx, creditor, { effectId, kind: 'ticket-opened-mail', payload: { number }, now })
  }
  return { ok: true }
}

function blockOf(number: string): number {
  return Number(number.slice(0, number.indexOf('-')))
}

function storable(args: TicketOpened): TicketOpened {
  const { text, givenName, familyName } = args
  return {
    ...args,
    text: storableText(text),
    ...(givenName !== undefined && { givenName: storableText(givenName) }),
    ...(familyName !== undefined && { familyName: storableText(familyName) }),
  }
}
