import { askedAmount } from './asked-amount.ts'
import type { Central } from '../../db/central/open.ts'
import { settleOverdue } from '../../db/central/stores/attempt-ends.ts'
import { followedAttempt, isOpen, type Attempt } from '../../db/central/stores/attempts.ts'
import { kioskOfLink } from '../../db/central/stores/phone-links.ts'
import { receiptOfAttempt } from '../../db/central/stores/receipts.ts'
import { countRefusal } from '../../db/central/stores/refusals.ts'
import type { FollowPaymentRequest, FollowPaymentResponse, PaymentView } from '../contract/payments.ts'
import type { PaymentPorts } from './ports.ts'

/** How often a follower that waits looks whether something has changed. */
const LOOK_EVERY_MS = 300

/**
 * Where a payment stands, for the kiosk that opened it and for no other. While it is still as `seen` the answer waits up to `waitMs`,
 * or until the signal aborts.
 */
export async function followPayment(
  db: Central,
  creditor: string,
  kioskId: string,
  request: FollowPaymentRequest,
  ports: Pick<PaymentPorts, 'now' | 'sleep'>,
  signal: AbortSignal,
): Promise<FollowPaymentResponse> {
  let waitedMs = 0
  for (;;) {
    const seen = await look(db, creditor, kioskId, request.id, ports.now().toISOString())
    if (!seen.found || seen.stamp !== request.seen || waitedMs >= request.waitMs) return seen
    await ports.sleep(LOOK_EVERY_MS, signal)
    // Who asked is gone, and perhaps the database with it.
    if (signal.aborted) return seen
    waitedMs += LOOK_EVERY_MS
  }
}

async function look(
  db: Central,
  creditor: string,
  kioskId: string,
  id: string,
  now: string,
): Promise<FollowPaymentResponse> {
  const attempt = await currentAttempt(db, creditor, id, now)
  const owner = attempt?.kioskId ?? (await kioskOfLink(db, creditor, id))
  if (owner !== kioskId) {
    if (owner !== undefined) await countRefusal(db, creditor, 'follow-foreign', now)
    return { found: false }
  }
  if (attempt === undefined) return { found: true, stamp: 'none', view: { name: 'none' } }
  const stamp = [attempt.attemptId, attempt.state, attempt.outcome, attempt.reason].filter(Boolean).join(' ')
  return { found: true, stamp, view: await viewOf(db, creditor, attempt) }
}

async function currentAttempt(db: Central, creditor: string, id: string, now: string): Promise<Attempt | undefined> {
  const attempt = await followedAttempt(db, creditor, id)
  if (attempt === undefined || !isOpen(attempt) || attempt.freeAt > now) return attempt
  await settleOverdue(db, creditor, now)
  return followedAttempt(db, creditor, id)
}

/** How an attempt is told to the one who opened it. */
export async function viewOf(db: Central, creditor: string, attempt: Attempt): Promise<PaymentView> {
  const { freeAt, outcome, reason } = attempt
  switch (attempt.state) {
    case 'opened':
    case 'unknown':
      return { name: attempt.state }
    case 'at-checkout':
      return { name: 'at-checkout', freeAt }
    case 'returned':
      return { name: 'returned', outcome: outcome === 'ok' ? 'ok' : 'waiting', freeAt }
    case 'not-paid':
      if (reason === undefined) throw new Error('An attempt that is not paid has a reason')
      return { name: 'not-paid', why: reason }
    case 'paid': {
      const receipt = await receiptOfAttempt(db, creditor, attempt.attemptId)
      if (receipt === undefined) throw new Error('Only a receipt makes an attempt paid')
      return { name: 'paid', receipt, ...(await askedAmount(db, creditor, receipt)) }
    }
  }
}
