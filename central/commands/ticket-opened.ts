import type { CentralTransaction } from '../../db/central/open.ts'
import { queueEffect } from '../../db/central/stores/effects.ts'
import { addTask } from '../../db/central/stores/tasks.ts'
import { hasBlock, nextCentralNumber } from '../../db/central/stores/ticket-blocks.ts'
import { insertTicket, ticketsOfSlip } from '../../db/central/stores/tickets.ts'
import type { CommandOutcome } from '../contract/sync.ts'
import type { TicketOpened } from '../contract/tickets.ts'
import { digestOf } from '../digest.ts'
import { storableText } from '../tickets/storable-text.ts'
import { ticketTaskId } from '../tickets/ticket-task.ts'
import type { CommandOrigin } from './command-origin.ts'

/**
 * Takes a request for assistance in: it is kept, it is a task for staff, and a person who wants the answer by mail is mailed its number.
 * It is never refused: where its number is another request's already, or of a block that this kiosk never had, as when the file of the
 * kiosk, or the centre, was restored to a time before, it is kept under a number of the centre's own, and its slip still opens it. The same
 * request again changes nothing.
 */
export async function applyTicketOpened(
  trx: CentralTransaction,
  creditor: string,
  { kioskId, madeAt, now }: CommandOrigin,
  args: TicketOpened,
): Promise<CommandOutcome> {
  const { number: slipNumber, reason, answer } = args
  const contentHash = digestOf(JSON.stringify(args))
  const there = await ticketsOfSlip(trx, creditor, slipNumber)
  if (there.some((ticket) => ticket.contentHash === contentHash)) return { ok: true }
  const ticket = { ...storable(args), kioskId, contentHash, openedAt: madeAt }
  const isOurs = await hasBlock(trx, creditor, kioskId, blockOf(slipNumber))
  let number = slipNumber
  if (!isOurs || !(await insertTicket(trx, creditor, ticket, now))) {
    number = await nextCentralNumber(trx, creditor)
    if (!(await insertTicket(trx, creditor, { ...ticket, number, slipNumber }, now)))
      throw new Error(`The number ${number} is taken`)
  }
  await addTask(trx, creditor, {
    taskId: ticketTaskId(number),
    kind: 'ticket-open',
    facts: { number, ...(number !== slipNumber && { slip: slipNumber }), reason, answerBy: answer.by },
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
