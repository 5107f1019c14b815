import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Central } from '../../../db/central/open.ts'
import { all, build, type KioskDb } from '../../../db/kiosk/database.ts'
import { readSyncState } from '../../../db/kiosk/stores/cache.ts'
import { printFact, ticketFact } from './accepted.ts'
import type { CentreView, KioskView } from './model.ts'

/** What is in a kiosk's file, for the model. */
export function viewKiosk(db: KioskDb): KioskView {
  const outbox = all(db, build.selectFrom('outbox').select(['command_id', 'state', 'args']).orderBy('seq'))
  const settings = all(db, build.selectFrom('cache_setting').selectAll())
  const positions = all(db, build.selectFrom('cache_position').selectAll())
  return {
    outbox: outbox.map((row) => ({ id: row.command_id, state: row.state, hasArgs: row.args !== null })),
    cursor: readSyncState(db)?.cursor,
    things: new Map([
      ...settings.map((row) => thing('setting', row.name, row.version, row.value)),
      ...positions.map((row) => thing('position', row.iupd, row.version, row.body)),
    ]),
  }
}

const TOTAL_CHANGES = 'SELECT total_changes() AS changes'

/** How many rows were written to a file since it was opened: as long as it is the same, so is the file. */
export function writesTo(db: KioskDb): number {
  const statement = db.statements.get(TOTAL_CHANGES) ?? db.file.prepare(TOTAL_CHANGES)
  db.statements.set(TOTAL_CHANGES, statement)
  return (statement.get() as { readonly changes: number }).changes
}

/** What is at the centre, for the model: asked in one question, since it is asked after every step. */
export async function viewCentre(db: Central, creditor: string): Promise<CentreView> {
  const log = db
    .selectFrom('command_log')
    .select(['kiosk_id', 'seq', 'command_id', 'outcome'])
    .where('creditor', '=', creditor)
    .orderBy('kiosk_id')
    .orderBy('seq')
  const prints = db
    .selectFrom('print_record')
    .select(['kiosk_id', 'print_id', 'outcome'])
    .where('creditor', '=', creditor)
  const kiosks = db.selectFrom('kiosk').select(['kiosk_id', 'last_seq']).where('creditor', '=', creditor)
  const tickets = db.selectFrom('ticket').select(['kiosk_id', 'number']).where('creditor', '=', creditor)
  const tasks = db
    .selectFrom('task')
    .select('task_id')
    .where('creditor', '=', creditor)
    .where('kind', '=', 'ticket-open')
  const held = db.selectFrom('quarantine').select(['kiosk_id', 'command_id']).where('creditor', '=', creditor)
  const mails = db.selectFrom('effect').select('effect_id').where('creditor', '=', creditor)
  const seen = await db
    .selectNoFrom([
      jsonArrayFrom(log).as('log'),
      jsonArrayFrom(prints).as('prints'),
      jsonArrayFrom(kiosks).as('kiosks'),
      jsonArrayFrom(tickets).as('tickets'),
      jsonArrayFrom(tasks).as('tasks'),
      jsonArrayFrom(mails).as('mails'),
      jsonArrayFrom(held).as('held'),
    ])
    .executeTakeFirstOrThrow()
  return {
    log: seen.log.map((row) => ({
      kioskId: row.kiosk_id,
      seq: row.seq,
      id: row.command_id,
      isApplied: (JSON.parse(row.outcome) as { readonly ok: boolean }).ok,
    })),
    facts: [
      ...seen.prints.map((row) => printFact(row.kiosk_id, row.print_id, row.outcome)),
      ...seen.tickets.map((row) => ticketFact(row.kiosk_id, row.number)),
      ...seen.tasks.map((row) => row.task_id.replace('ticket:', 'task of request ')),
      ...seen.mails.map((row) => row.effect_id.replace(/^ticket-(.*)-opened$/, 'mail of request $1')),
    ],
    held: seen.held.map((row) => ({ kioskId: row.kiosk_id, id: row.command_id })),
    lastSeqs: new Map(seen.kiosks.map((row) => [row.kiosk_id, row.last_seq])),
  }
}

function thing(name: string, id: string, version: number, json: string) {
  return [`${name} ${id}`, { version, body: JSON.parse(json) as unknown }] as const
}
