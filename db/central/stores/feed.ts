import { sql } from 'kysely'
import { CHANGES_CHANNEL } from '../listen.ts'
import type { Central, CentralTransaction } from '../open.ts'

/** A thing that kiosks hold a copy of. */
export interface Thing {
  readonly thing: 'position' | 'setting'
  readonly id: string
}

/** One place of the feed: which thing changed. */
export interface FeedRow extends Thing {
  readonly position: number
}

/**
 * Puts things at the end of the municipality's feed and, at the commit, tells those who wait for it to grow. Call it near the end of
 * the transaction: the row lock that numbers the places is held to commit, which is what makes them gap-free and in commit order
 * (design 6).
 */
export async function recordChanges(
  trx: CentralTransaction,
  creditor: string,
  things: readonly Thing[],
): Promise<void> {
  if (things.length === 0) return
  const head = await trx
    .updateTable('creditor')
    .set({ position: sql<number>`position + ${things.length}` })
    .where('creditor', '=', creditor)
    .returning('position')
    .executeTakeFirstOrThrow()
  const first = head.position - things.length + 1
  await trx
    .insertInto('change_feed')
    .values(things.map(({ thing, id }, index) => ({ creditor, thing, thing_id: id, position: first + index })))
    .onConflict((conflict) =>
      conflict
        .columns(['creditor', 'thing', 'thing_id'])
        .doUpdateSet({ position: (eb) => eb.ref('excluded.position') }),
    )
    .execute()
  await sql`select pg_notify(${CHANGES_CHANNEL}, ${creditor})`.execute(trx)
}

/** Which feed a municipality has, and how far it goes. Undefined for a municipality that is not served here. */
export async function feedHead(
  db: Central,
  creditor: string,
): Promise<{ readonly epoch: string; readonly position: number } | undefined> {
  return db.selectFrom('creditor').select(['epoch', 'position']).where('creditor', '=', creditor).executeTakeFirst()
}

/** The next places of the feed after a position, in order, at most `limit`. */
export async function feedAfter(
  db: Central,
  creditor: string,
  position: number,
  limit: number,
): Promise<readonly FeedRow[]> {
  const rows = await db
    .selectFrom('change_feed')
    .select(['thing', 'thing_id as id', 'position'])
    .where('creditor', '=', creditor)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, thing: row.thing as Thing['thing'] }))
}
