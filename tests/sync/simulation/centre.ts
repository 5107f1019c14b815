import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { pino } from 'pino'
import { createBell } from '../../../central/changes/bell.ts'
import { makeEnrolmentCode } from '../../../central/devices.ts'
import { createHttp } from '../../../central/http.ts'
import { accountTools } from '../../fixtures/account-tools.ts'
import { drawNoticePaper, drawReceiptPaper } from '../../fixtures/draw-papers.ts'
import type { Central } from '../../../db/central/open.ts'
import { ensureCreditor } from '../../../db/central/stores/creditors.ts'
import { revokeKiosk } from '../../../db/central/stores/kiosks.ts'
import { writeSettings } from '../../../db/central/stores/settings.ts'
import type { DebtPosition } from '../../../main/domain/debt-position.ts'
import type { CentralAddress } from '../../../main/identity/device.ts'
import { optionOf, positionOf, take } from '../sample-positions.ts'

/** The municipality of the simulation, and another one on the same database, of which nobody may ever see anything. */
const OURS = '00000000001'
const FOREIGN = '00000000002'

/** A real centre, asked without a network, whose clock is the simulation's. One serves many runs, and is emptied between them. */
export interface SimulatedCentre {
  readonly db: Central
  readonly creditor: string
  readonly address: CentralAddress
  /** The feed that it begins with. */
  readonly epoch: string
  /** Forgets everything, and goes on by this clock. */
  readonly empty: (nowMs: () => number) => Promise<void>
  readonly newCode: () => Promise<string>
  readonly take: (positions: readonly DebtPosition[]) => Promise<void>
  readonly set: (settings: Readonly<Record<string, unknown>>) => Promise<void>
  readonly revoke: (kioskId: string) => Promise<void>
  /** Whether anything was asked or written since this was asked last. */
  readonly wasTouched: () => boolean
  /** Begins another feed, as after a restored backup. */
  readonly beginFeed: (epoch: string) => Promise<void>
  /** Calls `hear` when the feed has grown, once; the answer takes it back. */
  readonly onNews: (hear: () => void) => () => void
  readonly close: () => Promise<void>
}

/** Serves on this database, which nobody else may use. `served` is the database as the interface towards the kiosks sees it. */
export async function startSimulatedCentre(db: Central, served: Central = db): Promise<SimulatedCentre> {
  let clock = () => 0
  let isTouched = true
  const hearers = new Set<() => void>()
  const app = await createHttp({
    db: served,
    creditor: OURS,
    tokenSecret: Buffer.alloc(32, 'tokens of a simulation'),
    now: () => new Date(clock()),
    newId: randomUUID,
    newSecret: () => randomBytes(32).toString('base64url'),
    publicUrl: () => 'https://centre.example',
    openCart: () => Promise.resolve({ ok: false, why: 'unreachable' }),
    checkoutOrigin: 'https://checkout.example',
    hasMail: true,
    ...accountTools,
    renderNotice: drawNoticePaper,
    renderReceipt: drawReceiptPaper,
    sleep: () => Promise.resolve(),
    log: pino({ level: 'silent' }),
    bell: createBell(),
  })
  await ensureCreditor(db, FOREIGN, epochOf(FOREIGN))
  await db.transaction().execute((trx) => writeSettings(trx, FOREIGN, { name: 'Altrove' }))
  // Of the same key as one of ours.
  await take(db, FOREIGN, positionOf('p-1', [optionOf(901)]))
  const tell = () => {
    isTouched = true
    const waiting = [...hearers]
    hearers.clear()
    for (const hear of waiting) hear()
  }

  return {
    db,
    creditor: OURS,
    epoch: epochOf(OURS),
    address: {
      url: 'https://centre.example',
      fetch: async (input, init) => {
        isTouched = true
        const { statusCode, rawPayload, headers } = await app.inject({
          method: 'POST',
          url: input instanceof URL ? input.pathname : '',
          headers: init?.headers as Record<string, string>,
          payload: init?.body as string,
        })
        const type = headers['content-type'] ?? 'application/json'
        return new Response(new Uint8Array(rawPayload), { status: statusCode, headers: { 'content-type': type } })
      },
    },
    empty: async (nowMs) => {
      clock = nowMs
      hearers.clear()
      await emptyTables(db)
      await ensureCreditor(db, OURS, epochOf(OURS))
    },
    newCode: () => makeEnrolmentCode(db, OURS, { name: 'Anagrafe' }, new Date(clock()), 60_000),
    take: async (positions) => {
      await take(db, OURS, ...positions)
      tell()
    },
    set: async (settings) => {
      await db.transaction().execute((trx) => writeSettings(trx, OURS, settings))
      tell()
    },
    revoke: async (kioskId) => {
      await revokeKiosk(db, OURS, kioskId, new Date(clock()).toISOString())
    },
    beginFeed: async (epoch) => {
      await db.updateTable('creditor').set({ epoch }).where('creditor', '=', OURS).execute()
      tell()
    },
    wasTouched: () => {
      const was = isTouched
      isTouched = false
      return was
    },
    onNews: (hear) => {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    close: () => app.close(),
  }
}

const epochOf = (creditor: string): string => `feed of ${creditor}`

/** Deletes all that is ours, whatever refers to whatever, in one statement. */
async function emptyTables(db: Central): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(table_name) as name from information_schema.columns
    where table_schema = 'public' and column_name = 'creditor'`.execute(db)
  const deletes = rows.map(({ name }, index) => `d${index} as (delete from ${name} where creditor = '${OURS}')`)
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql.raw(`with ${deletes.join(', ')} select 1`).execute(trx)
  })
}
