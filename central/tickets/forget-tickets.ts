import type { Central } from '../../db/central/open.ts'
import { blankTickets } from '../../db/central/stores/tickets.ts'

/** How long what is personal in a request is kept after it was closed: as long as somebody may come back to it. */
const KEPT_MS = 90 * 24 * 60 * 60_000

/** Blanks what is personal in requests that were closed long ago. Answers how many. */
export async function forgetTickets(db: Central, creditor: string, now: Date): Promise<number> {
  const closedBefore = new Date(now.getTime() - KEPT_MS).toISOString()
  return db.transaction().execute((trx) => blankTickets(trx, creditor, closedBefore))
}
