import type { FastifyBaseLogger } from 'fastify'
import type { Central } from '../../db/central/open.ts'
import { readCursor, writeCursor } from '../../db/central/stores/poll-cursors.ts'
import { iuvsWithReceipt } from '../../db/central/stores/receipts.ts'
import { addTask } from '../../db/central/stores/tasks.ts'
import { errorFields } from '../error-fields.ts'
import { takeReceipt } from '../payments/take-receipt.ts'
import type { CallPorts } from './call.ts'
import { pollReceipts, type ReceiptStore } from './poll-receipts.ts'
import { readReceiptXml } from './receipt-xml.ts'
import type { ReceiptsConfig } from './receipts-api.ts'

/** What polling the receipts needs. */
export interface KeepReceiptsParts extends CallPorts {
  readonly db: Central
  readonly creditor: string
  readonly config: ReceiptsConfig & { readonly everyMs: number }
  readonly now: () => Date
  readonly log: Pick<FastifyBaseLogger, 'warn' | 'error'>
}

/** The name under which the cursor of the GPD service is kept. */
const SOURCE = 'gpd-receipts'

/** Asks GPD for receipts again and again until it is closed; any number of processes may, since each receipt is taken once. */
export function keepReceipts(parts: KeepReceiptsParts): { readonly close: () => Promise<void> } {
  const { db, creditor, config, now, log } = parts
  const closing = new AbortController()
  const store: ReceiptStore = {
    knownIuvs: (iuvs) => iuvsWithReceipt(db, creditor, iuvs),
    take: (xml, iuv) => take(parts, xml, iuv),
    readCursor: () => readCursor(db, creditor, SOURCE),
    writeCursor: (cursor) => writeCursor(db, creditor, SOURCE, cursor),
  }

  async function poll(): Promise<void> {
    const { why, missing, unusableCount } = await pollReceipts(config, creditor, store, { ...parts, now })
    for (const { why: reason, error } of missing)
      log.warn({ event: 'receipt.missing', reason, ...(error !== undefined && errorFields(error)) })
    if (why !== undefined || unusableCount > 0) log.warn({ event: 'receipts.poll-ended', why, unusableCount })
  }

  async function keep(): Promise<void> {
    while (!closing.signal.aborted) {
      await poll().catch((error: unknown) => log.error({ event: 'receipts.poll-failed', ...errorFields(error) }))
      await parts.sleep(config.everyMs, closing.signal)
    }
  }

  const kept = keep()
  return {
    close: async () => {
      closing.abort()
      await kept
    },
  }
}

/** Takes one receipt in; one that cannot be read becomes a task, since money has moved all the same. */
async function take({ db, creditor, now }: KeepReceiptsParts, xml: Uint8Array, iuv: string): Promise<void> {
  const read = readReceiptXml(xml)
  const at = now().toISOString()
  await db.transaction().execute(async (trx) => {
    if (read.ok) {
      await takeReceipt(trx, creditor, read.receipt, 'gpd', at)
    } else if (read.problem !== 'not-a-payment') {
      const kind = 'receipt-unreadable'
      await addTask(trx, creditor, { taskId: `${kind} ${iuv}`, kind, facts: { iuv, problem: read.problem }, now: at })
    }
  })
}
