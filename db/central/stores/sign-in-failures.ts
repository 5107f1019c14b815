import { sql } from 'kysely'
import type { Central, CentralTransaction } from '../open.ts'

/** What is remembered of wrong passwords, of a kiosk or for an address. */
export interface SignInFailures {
  readonly failures: number
  /** When the next try is let, an ISO instant. */
  readonly freeAt: string
  readonly lastAt: string
}

/**
 * What is remembered of each of these, in their order; undefined where nothing is. Until the transaction is over nobody else counts for any
 * of them, remembered or not: of many guesses at once none is missed.
 */
export async function holdFailures(
  trx: CentralTransaction,
  creditor: string,
  whos: readonly string[],
): Promise<readonly (SignInFailures | undefined)[]> {
  // Always in the same order, or two could wait for each other.
  for (const who of whos.toSorted()) {
    await sql`select pg_advisory_xact_lock(hashtext(${`wrong passwords of ${creditor} ${who}`}))`.execute(trx)
  }
  const rows = await trx
    .selectFrom('sign_in_failure')
    .select(['who', 'failures', 'free_at', 'last_at'])
    .where('creditor', '=', creditor)
    .where('who', 'in', whos)
    .execute()
  return whos.map((who) => {
    const row = rows.find((each) => each.who === who)
    return row && { failures: row.failures, freeAt: row.free_at, lastAt: row.last_at }
  })
}

/** Remembers so many wrong passwords. */
export async function keepFailures(
  trx: CentralTransaction,
  creditor: string,
  who: string,
  { failures, freeAt, lastAt }: SignInFailures,
): Promise<void> {
  const kept = { failures, free_at: freeAt, last_at: lastAt }
  await trx
    .insertInto('sign_in_failure')
    .values({ creditor, who, ...kept })
    .onConflict((conflict) => conflict.columns(['creditor', 'who']).doUpdateSet(kept))
    .execute()
}

/** Forgets the wrong passwords of one. */
export async function forgetFailuresOf(trx: CentralTransaction, creditor: string, who: string): Promise<void> {
  await trx.deleteFrom('sign_in_failure').where('creditor', '=', creditor).where('who', '=', who).execute()
}

/** Forgets the wrong passwords of all whose last was before a moment. */
export async function forgetFailures(db: Central, creditor: string, before: string): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('creditor', '=', creditor).where('last_at', '<', before).execute()
}
