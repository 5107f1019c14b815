import type { Central } from '../open.ts'

/** How far a source that is asked again and again has been read; undefined before the first time. */
export async function readCursor(db: Central, creditor: string, source: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('poll_cursor')
    .select('cursor')
    .where('creditor', '=', creditor)
    .where('source', '=', source)
    .executeTakeFirst()
  return row?.cursor
}

/** Notes how far a source has been read, in the transaction that took what was read. */
export async function writeCursor(db: Central, creditor: string, source: string, cursor: string): Promise<void> {
  await db
    .insertInto('poll_cursor')
    .values({ creditor, source, cursor })
    .onConflict((conflict) => conflict.columns(['creditor', 'source']).doUpdateSet({ cursor }))
    .execute()
}
