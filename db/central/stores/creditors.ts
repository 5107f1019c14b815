import type { Central } from '../open.ts'

/** Makes sure that a municipality is served here. `newEpoch` names its feed when it is new. */
export async function ensureCreditor(db: Central, creditor: string, newEpoch: string): Promise<void> {
  await db
    .insertInto('creditor')
    .values({ creditor, epoch: newEpoch, position: 0 })
    .onConflict((conflict) => conflict.column('creditor').doNothing())
    .execute()
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
