import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Central } from '../../db/central/open.ts'

/** Resolves when a query on this PostgreSQL database waits for a lock that another holds. */
export async function untilSomebodyWaits(db: Central): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (rows[0]?.waiting !== 0) return
    await setImmediate()
  }
}
