import type { Central, CentralTransaction } from '../open.ts'
import { recordChanges } from './feed.ts'

/** The stored settings of a municipality, by name, as they were written. */
export async function readSettings(db: Central, creditor: string): Promise<Readonly<Record<string, unknown>>> {
  const rows = await db.selectFrom('setting').select(['name', 'value']).where('creditor', '=', creditor).execute()
  return Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value) as unknown]))
}

/** The stored settings, held still to the end of the transaction: what is checked against them is written against them. */
export async function lockSettings(
  trx: CentralTransaction,
  creditor: string,
): Promise<Readonly<Record<string, unknown>>> {
  await trx.selectFrom('creditor').select('creditor').where('creditor', '=', creditor).forNoKeyUpdate().execute()
  return readSettings(trx, creditor)
}

/** Writes settings and puts those that changed into the feed. A value of undefined takes the setting away. */
export async function writeSettings(
  trx: CentralTransaction,
  creditor: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const before = await readSettings(trx, creditor)
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value),
  )
  for (const [name, value] of changed) {
    if (value === undefined) {
      await trx.deleteFrom('setting').where('creditor', '=', creditor).where('name', '=', name).execute()
    } else {
      await trx
        .insertInto('setting')
        .values({ creditor, name, value: JSON.stringify(value) })
        .onConflict((conflict) => conflict.columns(['creditor', 'name']).doUpdateSet({ value: JSON.stringify(value) }))
        .execute()
    }
  }
  await recordChanges(
    trx,
    creditor,
    changed.map(([name]) => ({ thing: 'setting', id: name })),
  )
}
