import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { makeEnrolmentCode } from '../../../central/devices.ts'
import type { CentralConfig } from '../../../central/config.ts'
import type { Cursor } from '../../../central/contract/sync.ts'
import { openCentral, type Central } from '../../../db/central/open.ts'
import { ensureCreditor } from '../../../db/central/stores/creditors.ts'
import { feedHead, recordChanges } from '../../../db/central/stores/feed.ts'
import { writeSettings } from '../../../db/central/stores/settings.ts'
import type { DebtPosition } from '../../../main/domain/debt-position.ts'
import { sampleMunicipality } from '../../../tests/sandbox/municipality/municipality.ts'
import { positionsInChunks } from './positions.ts'
import type { Place } from './place.ts'
import type { Running } from './processes.ts'

/** The municipality that the benchmark's centre serves. */
export const { creditor } = sampleMunicipality

/** A centre in a process of its own, on PostgreSQL, and a look into its database. */
export interface Centre {
  readonly address: string
  readonly process: Running
  readonly db: Central
  /** Where its feed ends. */
  readonly head: () => Promise<Cursor>
  readonly newCode: (kioskName: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** One day: longer than any benchmark. */
const CODE_LIFE_MS = 86_400_000

/** PostgreSQL binds at most 65,535 values, and a place in the feed takes four. */
const ROWS_AT_ONCE = 10_000

/** Starts a centre whose municipality has its settings and so many positions. */
export async function startCentre(place: Place, rows: number): Promise<Centre> {
  const postgres = await place.newDatabase()
  const database = await openCentral({ postgres })
  const { db } = database
  await ensureCreditor(db, creditor, randomUUID())
  await db.transaction().execute((trx) => writeSettings(trx, creditor, sampleMunicipality.settings))
  if (rows > 0) place.say(`giving the centre ${rows} positions`)
  for (const positions of positionsInChunks(rows, ROWS_AT_ONCE)) await addPositions(db, positions)
  await sql`vacuum analyze`.execute(db)
  const config: CentralConfig = {
    data: place.newFolder(),
    creditor,
    database: { postgres },
    host: '127.0.0.1',
    port: 0,
  }
  const process = await place.start('./central-process.ts', config)
  return {
    address: (process.ready as { readonly address: string }).address,
    process,
    db,
    head: async () => {
      const head = await feedHead(db, creditor)
      if (head === undefined) throw new Error('The municipality is not served')
      return { epoch: head.epoch, position: head.position }
    },
    newCode: (kioskName) => makeEnrolmentCode(db, creditor, { name: kioskName }, new Date(), CODE_LIFE_MS),
    close: async () => {
      await process.end()
      await database.close()
    },
  }
}

/** Writes positions as an import would, without its questions whether they are there already: they are not. */
async function addPositions(db: Central, positions: readonly DebtPosition[]): Promise<void> {
  const rows = positions.map(({ iupd, debtor, officeName, options }) => ({
    iupd,
    fiscal_code: debtor.fiscalCode,
    name: debtor.name,
    contact: JSON.stringify({ address: debtor.address }),
    office: officeName,
    options: options.map(({ transfers, ...option }, ordinal) => ({
      ...option,
      ordinal,
      iupd,
      transfers: JSON.stringify(transfers),
    })),
  }))
  await db.transaction().execute(async (trx) => {
    await sql`insert into debt_position
      (creditor, iupd, status, debtor_kind, debtor_fiscal_code, debtor_name, debtor_contact, office_name, switch_to_expired,
       content_hash, updated_at)
      select ${creditor}, iupd, 'VALID', 'person', fiscal_code, name, contact, office, false, iupd, '2026-11-23T09:00:00.000Z'
      from json_to_recordset(${JSON.stringify(rows)}::json)
      as row(iupd text, fiscal_code text, name text, contact text, office text)`.execute(trx)
    await sql`insert into payment_option
      (creditor, notice_number, iuv, iupd, ordinal, amount_cents, description, due_date, is_instalment, status, transfers)
      select ${creditor}, "noticeNumber", iuv, iupd, ordinal, "amountCents", description, "dueDate", "isInstalment", status, transfers
      from json_to_recordset(${JSON.stringify(rows.flatMap(({ options }) => options))}::json)
      as row("noticeNumber" text, iuv text, iupd text, ordinal integer, "amountCents" bigint, description text, "dueDate" text,
             "isInstalment" boolean, status text, transfers text)`.execute(trx)
    await recordChanges(
      trx,
      creditor,
      positions.map(({ iupd }) => ({ thing: 'position', id: iupd })),
    )
  })
}
