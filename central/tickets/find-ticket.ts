import { timingSafeEqual } from 'node:crypto'
import type { Central } from '../../db/central/open.ts'
import { repliesOf, ticketsOfSlip } from '../../db/central/stores/tickets.ts'
import type { FindTicketRequest, FindTicketResponse } from '../contract/tickets.ts'
import { digestOf } from '../digest.ts'
import { countWrongPair, mayTryPairs } from '../pair-limit.ts'

/** The digest that no code has, compared where there is no request, so that both halves of a wrong pair cost the same. */
const NO_CODE = '0'.repeat(64)

/**
 * A request for assistance for somebody who has its slip. Whichever half of the pair is wrong, the answer is the same, and so it is once
 * a kiosk has asked for too many wrong pairs within the hour. Of a request that was blanked there is only that it is closed.
 */
export async function findTicketBySlip(
  db: Central,
  creditor: string,
  kioskId: string,
  { number, code }: FindTicketRequest,
  now: string,
): Promise<FindTicketResponse> {
  // Asked first and of every pair, so that a right one takes no longer than a wrong one.
  const mayTry = await mayTryPairs(db, creditor, 'ticket-pair', kioskId, now)
  const tickets = await ticketsOfSlip(db, creditor, number)
  const digest = digestOf(code)
  const isRight = tickets.map(({ codeHash }) => isSameDigest(digest, codeHash))
  if (tickets.length === 0) isSameDigest(digest, NO_CODE)
  const ticket = tickets[isRight.indexOf(true)]
  if (ticket === undefined || !mayTry) {
    await countWrongPair(db, creditor, 'ticket-pair', kioskId, now)
    return { found: false }
  }
  const { state, reason, text = '', openedAt } = ticket
  const replies = await repliesOf(db, creditor, ticket.number)
  return {
    found: true,
    state,
    reason,
    text,
    openedAt,
    replies: replies.map((reply) => ({ at: reply.at, text: reply.text })),
  }
}

function isSameDigest(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'))
}
