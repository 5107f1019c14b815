import type { Central } from '../open.ts'

const HOUR_MS = 3_600_000

/** How long the feed tells that a thing went: far longer than any kiosk may show what it holds without having been told. */
const KEPT_MS = 30 * 24 * HOUR_MS

/**
 * Forgets what went from the feed longer than 30 days ago, and notes how far the feed goes now, so that later runs know how old its places
 * are. A kiosk whose cursor is older starts over. Any number of processes may do it, as often as they like.
 */
export async function trimFeed(db: Central, creditor: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Held, so that the place that is noted is not older than the moment.
    const head = await trx
      .selectFrom('creditor')
      .select(['position', 'trimmed_to as trimmedTo'])
      .where('creditor', '=', creditor)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    const history = trx.selectFrom('feed_history').where('creditor', '=', creditor)
    const recent = await history
      .select('at')
      .where('at', '>', new Date(now.getTime() - HOUR_MS).toISOString())
      .executeTakeFirst()
    if (recent !== undefined) return
    await trx
      .insertInto('feed_history')
      .values({ creditor, at: now.toISOString(), position: head.position })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const old = await history
      .select(['at', 'position'])
      .where('at', '<=', new Date(now.getTime() - KEPT_MS).toISOString())
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (old === undefined) return
    await trx.deleteFrom('feed_history').where('creditor', '=', creditor).where('at', '<', old.at).execute()
    if (old.position <= head.trimmedTo) return
    await trx
      .deleteFrom('change_feed')
      .where('creditor', '=', creditor)
      .where('position', '<=', old.position)
      .where('mark', '=', 0)
      .execute()
    await trx.updateTable('creditor').set({ trimmed_to: old.position }).where('creditor', '=', creditor).execute()
  })
}
