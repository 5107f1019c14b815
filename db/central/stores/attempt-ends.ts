import { sql } from 'kysely'
import { instantOfRomeTime, romeDate } from '../../../main/domain/calendar.ts'
import { Language } from '../../../main/domain/visit.ts'
import type { PaymentReceipt } from '../../../main/domain/payment-receipt.ts'
import type { Central, CentralTransaction } from '../open.ts'
import { openStates, type NotPaidReason, type ReturnOutcome } from './attempts.ts'

/** What the words with which Checkout sends people back mean for the attempt: the notice is free at once, or a receipt is awaited. */
const reasonOf: Readonly<Record<ReturnOutcome, NotPaidReason | undefined>> = {
  ok: undefined,
  waiting: undefined,
  cancelled: 'cancelled',
  error: 'refused',
}

/**
 * Ends the attempts whose time is over: one that never got to Checkout was not begun, of the others nobody knows, since the receipt
 * may still come. They end at the moment that was told, whenever somebody looks; so no time-out depends on a timer.
 */
export async function settleOverdue(db: Central, creditor: string, now: string): Promise<void> {
  await db
    .updateTable('payment_attempt')
    .set({
      state: sql<string>`case when state = 'opened' then 'not-paid' else 'unknown' end`,
      reason: sql<string | null>`case when state = 'opened' then 'not-begun' end`,
      email: sql<string | null>`case when state = 'opened' then null else email end`,
      checkout_address: null,
      closed_at: (eb) => eb.ref('free_at'),
    })
    .where('creditor', '=', creditor)
    .where('attempt_id', 'in', (eb) =>
      eb
        .selectFrom('payment_attempt as overdue')
        .select('overdue.attempt_id')
        .where('overdue.creditor', '=', creditor)
        .where('overdue.state', 'in', openStates)
        .where('overdue.free_at', '<=', now)
        // Two that settle at once must not wait for each other's rows in different orders.
        .forUpdate()
        .skipLocked(),
    )
    .execute()
}

/** Ends an attempt that Checkout did not take. */
export async function markNotBegun(db: Central, creditor: string, attemptId: string, now: string): Promise<void> {
  await db
    .updateTable('payment_attempt')
    .set({ state: 'not-paid', reason: 'not-begun', email: null, closed_at: now })
    .where('creditor', '=', creditor)
    .where('attempt_id', '=', attemptId)
    .where('state', '=', 'opened')
    .execute()
}

/**
 * Notes with which word Checkout sent the person back. Only the first word of an attempt that is at Checkout counts: false for any
 * other, and nothing has changed.
 */
export async function recordReturn(
  db: Central,
  creditor: string,
  referenceHash: string,
  outcome: ReturnOutcome,
  now: string,
): Promise<boolean> {
  const reason = reasonOf[outcome]
  const moved = await db
    .updateTable('payment_attempt')
    .set({
      outcome,
      ...(reason === undefined
        ? { state: 'returned' }
        : { state: 'not-paid', reason, checkout_address: null, closed_at: now }),
    })
    .where('creditor', '=', creditor)
    .where('reference_hash', '=', referenceHash)
    .where('state', '=', 'at-checkout')
    .returning('attempt_id')
    .executeTakeFirst()
  return moved !== undefined
}

/**
 * The attempt over this notice that a receipt names becomes paid, whatever it was, and is listed as the receipt tells. Answers whose mail the
 * receipt is; undefined when there is no such attempt, or it has its receipt. Its address is forgotten with this.
 */
export async function payAttempt(
  trx: CentralTransaction,
  creditor: string,
  attemptId: string,
  noticeNumber: string,
  receipt: Pick<PaymentReceipt, 'amountCents' | 'paidAt'>,
  now: string,
): Promise<{ readonly email: string | undefined; readonly language: Language } | undefined> {
  const attempt = await trx
    .selectFrom('payment_attempt')
    .select(['email', 'language', 'listed_at', 'state'])
    .where('creditor', '=', creditor)
    .where('attempt_id', '=', attemptId)
    .where('notice_number', '=', noticeNumber)
    .forUpdate()
    .executeTakeFirst()
  if (attempt === undefined || attempt.state === 'paid') return undefined
  const listedAt = listedMoment(receipt.paidAt, attempt.listed_at, now)
  await trx
    .updateTable('payment_attempt')
    .set({
      state: 'paid',
      reason: null,
      email: null,
      checkout_address: null,
      closed_at: sql<string>`coalesce(closed_at, ${now})`,
      listed_at: listedAt,
      paid_cents: receipt.amountCents,
    })
    .where('creditor', '=', creditor)
    .where('attempt_id', '=', attemptId)
    .execute()
  if (listedAt !== attempt.listed_at)
    await trx
      .updateTable('payment_word')
      .set({ listed_at: listedAt })
      .where('creditor', '=', creditor)
      .where('attempt_id', '=', attemptId)
      .execute()
  return { email: attempt.email ?? undefined, language: Language.parse(attempt.language) }
}

/**
 * When something was paid, as an instant: of a bare day that is not the one on which it was begun, its noon. Of a day before that one, or one that
 * is still to come, nobody can have paid it: then it is when it was begun.
 */
function listedMoment(paidAt: string, begunAt: string, now: string): string {
  const [paidDay, begunDay] = [romeDate(paidAt), romeDate(begunAt)]
  if (paidDay < begunDay || paidDay > romeDate(now)) return begunAt
  if (paidAt !== paidDay) return instantOfRomeTime(paidAt)
  return paidDay === begunDay ? begunAt : `${paidDay}T11:00:00.000Z`
}

/** Ends the open attempt over a notice that was paid in another way. */
export async function closeElsewhere(
  trx: CentralTransaction,
  creditor: string,
  noticeNumber: string,
  now: string,
): Promise<void> {
  await trx
    .updateTable('payment_attempt')
    .set({ state: 'not-paid', reason: 'elsewhere', checkout_address: null, closed_at: now })
    .where('creditor', '=', creditor)
    .where('notice_number', '=', noticeNumber)
    .where('state', 'in', openStates)
    .execute()
}

/** Forgets the addresses of attempts that ended before a moment: their receipt is not awaited any longer. */
export async function forgetEmails(db: Central, creditor: string, endedBefore: string): Promise<void> {
  await db
    .updateTable('payment_attempt')
    .set({ email: null })
    .where('creditor', '=', creditor)
    .where('closed_at', '<', endedBefore)
    .where('email', 'is not', null)
    .execute()
}
