import { sql } from 'kysely'
import { CHANGES_CHANNEL } from '../listen.ts'
import type { Central } from '../open.ts'

/** Makes sure that a municipality is served here. `newEpoch` names its feed when it is new. */
export async function ensureCreditor(db: Central, creditor: string, newEpoch: string): Promise<void> {
  await db
    .insertInto('creditor')
    .values({ creditor, epoch: newEpoch, position: 0 })
    .onConflict((conflict) => conflict.column('creditor').doNothing())
    .execute()
}

/** Gives a municipality's feed another name: whatever kiosks keep of it they make anew. False for one that is not served here. */
export async function beginFeedAnew(db: Central, creditor: string, epoch: string): Promise<boolean> {
  const begun = await db
    .updateTable('creditor')
    .set({ epoch })
    .where('creditor', '=', creditor)
    .returning('creditor')
    .executeTakeFirst()
  if (begun === undefined) return false
  await sql`select pg_notify(${CHANGES_CHANNEL}, ${creditor})`.execute(db)
  return true
}

/** A key that the centre made for itself; `make` gives it the first time, and the first one written stays. */
export async function ensureSecret(db: Central, creditor: string, name: string, make: () => string): Promise<string> {
  await db
    .insertInto('secret')
    .values({ creditor, name, value: make() })
    .onConflict((conflict) => conflict.columns(['creditor', 'name']).doNothing())
    .execute()
  const row = await db
    .selectFrom('secret')
    .select('value')
    .where('creditor', '=', creditor)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.value
}
