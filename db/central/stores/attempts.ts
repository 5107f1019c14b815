import type { Selectable } from 'kysely'
import { Language } from '../../../main/domain/visit.ts'
import type { Central, CentralTransaction } from '../open.ts'
import type { PaymentAttemptTable } from '../schema.ts'

/** The states of an attempt in which its notice is taken. */
export const openStates = ['opened', 'at-checkout', 'returned'] as const

/** With which word Checkout sent the person back; it proves nothing. */
export type ReturnOutcome = 'ok' | 'waiting' | 'cancelled' | 'error'

/** Why an attempt is over without a payment. */
export type NotPaidReason = 'cancelled' | 'refused' | 'elsewhere' | 'not-begun'

/** One attempt to pay a notice at Checkout. */
export interface Attempt {
  readonly attemptId: string
  readonly followId: string
  readonly kioskId: string
  readonly noticeNumber: string
  readonly amountCents: number
  readonly language: Language
  readonly state: (typeof openStates)[number] | 'paid' | 'not-paid' | 'unknown'
  readonly outcome: ReturnOutcome | undefined
  readonly reason: NotPaidReason | undefined
  readonly checkoutAddress: string | undefined
  readonly freeAt: string
}

/** What an attempt begins with. Of the secret in its return addresses only the digest is kept. */
export interface NewAttempt extends Pick<
  Attempt,
  'attemptId' | 'followId' | 'kioskId' | 'noticeNumber' | 'amountCents' | 'language' | 'freeAt'
> {
  readonly email: string | undefined
  readonly referenceHash: string
  readonly openedAt: string
  /** Who has signed in; undefined where nobody has. */
  readonly accountId?: string | undefined
  readonly subject: string
  /** The office that it is for, where that is known. */
  readonly service?: string | undefined
}

/**
 * Begins an attempt. `busy` when another one has the notice: which of two that come at once is decided by the index over the open
 * ones. `known` when this very attempt was begun before.
 */
export async function insertAttempt(
  trx: CentralTransaction,
  creditor: string,
  attempt: NewAttempt,
): Promise<
  | { readonly result: 'begun' }
  | { readonly result: 'busy'; readonly freeAt: string }
  | { readonly result: 'known'; readonly attempt: Attempt }
> {
  for (;;) {
    const inserted = await trx
      .insertInto('payment_attempt')
      .values({
        creditor,
        attempt_id: attempt.attemptId,
        follow_id: attempt.followId,
        kiosk_id: attempt.kioskId,
        notice_number: attempt.noticeNumber,
        amount_cents: attempt.amountCents,
        language: attempt.language,
        email: attempt.email ?? null,
        reference_hash: attempt.referenceHash,
        state: 'opened',
        outcome: null,
        reason: null,
        checkout_address: null,
        opened_at: attempt.openedAt,
        free_at: attempt.freeAt,
        closed_at: null,
        account_id: attempt.accountId ?? null,
        listed_at: attempt.openedAt,
        paid_cents: null,
        subject: attempt.subject,
        service: attempt.service ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('attempt_id')
      .executeTakeFirst()
    if (inserted !== undefined) return { result: 'begun' }
    const known = await findAttempt(trx, creditor, attempt.attemptId)
    if (known !== undefined) return { result: 'known', attempt: known }
    const winner = await openAttemptOf(trx, creditor, attempt.noticeNumber)
    if (winner !== undefined) return { result: 'busy', freeAt: winner.freeAt }
    // The one that was in the way is over by now.
  }
}

/** The attempt that has a notice now. */
export async function openAttemptOf(db: Central, creditor: string, noticeNumber: string): Promise<Attempt | undefined> {
  const row = await selectAttempts(db, creditor)
    .where('notice_number', '=', noticeNumber)
    .where('state', 'in', openStates)
    .executeTakeFirst()
  return row && attemptFromRow(row)
}

/** An attempt by its id. */
export async function findAttempt(db: Central, creditor: string, attemptId: string): Promise<Attempt | undefined> {
  const row = await selectAttempts(db, creditor).where('attempt_id', '=', attemptId).executeTakeFirst()
  return row && attemptFromRow(row)
}

/** An attempt by the digest of the secret in its return addresses. */
export async function findAttemptByReference(
  db: Central,
  creditor: string,
  referenceHash: string,
): Promise<Attempt | undefined> {
  const row = await selectAttempts(db, creditor).where('reference_hash', '=', referenceHash).executeTakeFirst()
  return row && attemptFromRow(row)
}

/** The newest attempt that is followed by this id. */
export async function followedAttempt(db: Central, creditor: string, followId: string): Promise<Attempt | undefined> {
  const row = await selectAttempts(db, creditor)
    .where('follow_id', '=', followId)
    .orderBy('opened_at', 'desc')
    .orderBy('attempt_id')
    .executeTakeFirst()
  return row && attemptFromRow(row)
}

/**
 * Notes that Checkout waits for the person at `address`, and until when the notice is theirs. False when the attempt is over already:
 * nobody may be sent there any more.
 */
export async function markAtCheckout(
  db: Central,
  creditor: string,
  attemptId: string,
  address: string,
  freeAt: string,
): Promise<boolean> {
  const moved = await db
    .updateTable('payment_attempt')
    .set({ state: 'at-checkout', checkout_address: address, free_at: freeAt })
    .where('creditor', '=', creditor)
    .where('attempt_id', '=', attemptId)
    .where('state', '=', 'opened')
    .returning('attempt_id')
    .executeTakeFirst()
  return moved !== undefined
}

/** Whether an attempt still has its notice; its time may be over all the same. */
export function isOpen(attempt: Attempt): boolean {
  return openStates.some((state) => state === attempt.state)
}

type AttemptRow = Pick<
  Selectable<PaymentAttemptTable>,
  | 'attempt_id'
  | 'follow_id'
  | 'kiosk_id'
  | 'notice_number'
  | 'amount_cents'
  | 'language'
  | 'state'
  | 'outcome'
  | 'reason'
  | 'checkout_address'
  | 'free_at'
>

function selectAttempts(db: Central, creditor: string) {
  return db
    .selectFrom('payment_attempt')
    .select([
      'attempt_id',
      'follow_id',
      'kiosk_id',
      'notice_number',
      'amount_cents',
      'language',
      'state',
      'outcome',
      'reason',
      'checkout_address',
      'free_at',
    ])
    .where('creditor', '=', creditor)
}

function attemptFromRow(row: AttemptRow): Attempt {
  return {
    attemptId: row.attempt_id,
    followId: row.follow_id,
    kioskId: row.kiosk_id,
    noticeNumber: row.notice_number,
    amountCents: row.amount_cents,
    language: Language.parse(row.language),
    // The database checks these three words.
    state: row.state as Attempt['state'],
    outcome: (row.outcome ?? undefined) as Attempt['outcome'],
    reason: (row.reason ?? undefined) as Attempt['reason'],
    checkoutAddress: row.checkout_address ?? undefined,
    freeAt: row.free_at,
  }
}
