import type { Central, CentralTransaction } from '../open.ts'

/** Where a session holds: its token is good at this kiosk and in this visit alone. */
export interface SessionPlace {
  readonly tokenHash: string
  readonly kioskId: string
  readonly visitId: string
}

/** Begins a session. */
export async function beginSession(
  trx: CentralTransaction,
  creditor: string,
  { tokenHash, kioskId, visitId }: SessionPlace,
  accountId: string,
  now: string,
): Promise<void> {
  await trx
    .insertInto('account_session')
    .values({
      creditor,
      token_hash: tokenHash,
      account_id: accountId,
      kiosk_id: kioskId,
      visit_id: visitId,
      began_at: now,
      used_at: now,
    })
    .execute()
}

/**
 * Whose session this is, and notes that it was used; undefined where it holds no longer, or not here. `beganAfter` and `usedAfter` are the
 * moments before which it would be too old.
 */
export async function useSession(
  db: Central,
  creditor: string,
  { tokenHash, kioskId, visitId }: SessionPlace,
  limits: { readonly beganAfter: string; readonly usedAfter: string },
  now: string,
): Promise<string | undefined> {
  const used = await db
    .updateTable('account_session')
    .set({ used_at: now })
    .where('creditor', '=', creditor)
    .where('token_hash', '=', tokenHash)
    .where('kiosk_id', '=', kioskId)
    .where('visit_id', '=', visitId)
    .where('began_at', '>', limits.beganAfter)
    .where('used_at', '>', limits.usedAfter)
    .returning('account_id')
    .executeTakeFirst()
  return used?.account_id
}

/** Ends a session, at whichever kiosk. */
export async function endSession(db: Central, creditor: string, tokenHash: string): Promise<void> {
  await db.deleteFrom('account_session').where('creditor', '=', creditor).where('token_hash', '=', tokenHash).execute()
}

/** Ends all sessions of an account, but the one that is to go on. */
export async function endSessionsOf(
  trx: CentralTransaction,
  creditor: string,
  accountId: string,
  keptTokenHash?: string,
): Promise<void> {
  await trx
    .deleteFrom('account_session')
    .where('creditor', '=', creditor)
    .where('account_id', '=', accountId)
    .$if(keptTokenHash !== undefined, (query) => query.where('token_hash', '<>', keptTokenHash ?? ''))
    .execute()
}

/** Forgets the sessions that began before a moment. */
export async function forgetSessions(db: Central, creditor: string, before: string): Promise<void> {
  await db.deleteFrom('account_session').where('creditor', '=', creditor).where('began_at', '<', before).execute()
}
