import type { Central, CentralTransaction } from '../open.ts'

/** What can be done outside. */
export type EffectKind = 'receipt-mail' | 'notice-mail' | 'ticket-opened-mail' | 'ticket-reply-mail' | 'account-mail'

/** An effect that this process may perform until `leaseUntil`; after that another may. */
export interface ClaimedEffect {
  readonly effectId: string
  readonly kind: EffectKind
  readonly payload: unknown
  /** How often it was claimed, this time included. */
  readonly tries: number
  /** When it was queued, an ISO instant. */
  readonly madeAt: string
  readonly leaseUntil: string
}

/**
 * How a claim ends. `done` and `failed` are for good and blank the payload. `again` leaves it waiting until `nextTryAt`; a try that
 * says nothing about the effect itself is not counted.
 */
export type EffectSettlement =
  | { readonly result: 'done' | 'failed' }
  | { readonly result: 'again'; readonly nextTryAt: string; readonly isCounted: boolean }

/**
 * Queues something to be done outside, in the transaction of what it follows from. `payload` is kept as JSON. An id that is there
 * already, done or not, keeps its first effect: false.
 */
export async function queueEffect(
  trx: CentralTransaction,
  creditor: string,
  effect: {
    readonly effectId: string
    readonly kind: EffectKind
    readonly payload: unknown
    readonly now: string
  },
): Promise<boolean> {
  const queued = await trx
    .insertInto('effect')
    .values({
      creditor,
      effect_id: effect.effectId,
      kind: effect.kind,
      payload: JSON.stringify(effect.payload),
      state: 'waiting',
      next_try_at: effect.now,
      made_at: effect.now,
    })
    .onConflict((conflict) => conflict.columns(['creditor', 'effect_id']).doNothing())
    .returning('effect_id')
    .executeTakeFirst()
  return queued !== undefined
}

/**
 * Takes up to `limit` waiting effects whose time has come, those that waited longest first. Any number of processes share the work:
 * rows that another is taking are passed over, and what was taken is not due again before `leaseUntil`. The lease of a process that
 * crashed runs out, and the next one takes its effects.
 */
export async function claimEffects(
  db: Central,
  creditor: string,
  now: string,
  leaseUntil: string,
  limit: number,
): Promise<readonly ClaimedEffect[]> {
  const rows = await db
    // In a condition of the update the planner may run a locking query again, and take more than the limit.
    .with('due', (query) =>
      query
        .selectFrom('effect')
        .select(['creditor', 'effect_id'])
        .where('creditor', '=', creditor)
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', now)
        .orderBy('next_try_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('effect')
    .from('due')
    .set((eb) => ({ tries: eb('effect.tries', '+', 1), next_try_at: leaseUntil }))
    .whereRef('effect.creditor', '=', 'due.creditor')
    .whereRef('effect.effect_id', '=', 'due.effect_id')
    .returning(['effect.effect_id', 'effect.kind', 'effect.payload', 'effect.tries', 'effect.made_at'])
    .execute()
  return rows.map((row) => ({
    effectId: row.effect_id,
    kind: row.kind as EffectKind,
    payload: JSON.parse(row.payload) as unknown,
    tries: row.tries,
    madeAt: row.made_at,
    leaseUntil,
  }))
}

/**
 * Ends a claim. `done` always holds, since what was sent was sent; the other two only while the claim does: false when its lease had
 * run out and somebody else took the effect, or it is over already.
 */
export async function settleEffect(
  db: Central,
  creditor: string,
  claimed: ClaimedEffect,
  settlement: EffectSettlement,
): Promise<boolean> {
  const update = db
    .updateTable('effect')
    .where('creditor', '=', creditor)
    .where('effect_id', '=', claimed.effectId)
    .where('state', '=', 'waiting')
  const settled =
    settlement.result === 'again'
      ? update.set({ next_try_at: settlement.nextTryAt, tries: claimed.tries - (settlement.isCounted ? 0 : 1) })
      : update.set({ state: settlement.result, payload: '{}' })
  const held = settlement.result === 'done' ? settled : settled.where('next_try_at', '=', claimed.leaseUntil)
  return (await held.returning('effect_id').executeTakeFirst()) !== undefined
}
