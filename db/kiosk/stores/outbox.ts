import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import {
  UNKNOWN_COMMAND,
  type CommandName,
  type CommandOutcome,
  type PushedCommand,
} from '../../../central/contract/sync.ts'
import type { PendingWork } from '../../../main/domain/connection.ts'
import { all, build, first, inTransaction, run, type KioskDb } from '../database.ts'
import type { OutboxTable } from '../schema.ts'

/** A command to be queued, in the transaction of the change that it tells of. */
export interface NewCommand {
  readonly id: string
  readonly name: CommandName
  readonly args: unknown
  readonly madeAt: string
  /** The request of a screen that it follows from. */
  readonly requestId?: string | undefined
}

/** Puts a command at the end of the queue. Only other store functions call it, inside their transaction. */
export function queueCommand(db: KioskDb, command: NewCommand): void {
  const args = JSON.stringify(command.args)
  run(
    db,
    build.insertInto('outbox').values({
      command_id: command.id,
      name: command.name,
      args,
      args_hash: createHash('sha256').update(args).digest('hex'),
      request_id: command.requestId ?? null,
      made_at: command.madeAt,
      state: 'pending',
      refusal: null,
    }),
  )
}

/** The oldest commands that wait, in order and without a place left out between them, at most `limit`. */
export function pendingCommands(db: KioskDb, limit: number): readonly PushedCommand[] {
  const rows = all(
    db,
    build.selectFrom('outbox').selectAll().where('state', '=', 'pending').orderBy('seq').limit(limit),
  )
  const [oldest] = rows
  return rows.filter(({ seq }, index) => seq === (oldest?.seq ?? 0) + index).map(commandFromRow)
}

/** The last place of the queue that was ever given; 0 before the first. */
export function lastQueued({ file }: KioskDb): number {
  const last = file.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`).pluck().get()
  return typeof last === 'number' ? last : 0
}

/** How many commands wait, and since when the oldest does, which is the first in the queue; null when none waits. */
export function pendingWork(db: KioskDb): PendingWork | null {
  const pending = build.selectFrom('outbox').where('state', '=', 'pending')
  const oldest = first(db, pending.select('made_at').orderBy('seq').limit(1))
  if (oldest === undefined) return null
  const counted = first(
    db,
    pending.select(({ fn }) => fn.countAll<number>().as('count')),
  )
  return { count: counted?.count ?? 1, oldestAt: oldest.made_at }
}

/**
 * The commands from a place on that a restored centre asks for again, in order, at most `limit`. Of those whose arguments are blanked it
 * says that they are lost.
 */
export function commandsFrom(
  db: KioskDb,
  { seq, limit }: { readonly seq: number; readonly limit: number },
): readonly PushedCommand[] {
  return all(db, build.selectFrom('outbox').selectAll().where('seq', '>=', seq).orderBy('seq').limit(limit)).map(
    commandFromRow,
  )
}

/**
 * Notes what the centre decided, and blanks the arguments: they have arrived and are no longer needed here. A command that the centre does
 * not know keeps them, and waits for a centre that does.
 */
export function settleCommands(
  db: KioskDb,
  outcomes: readonly { readonly seq: number; readonly outcome: CommandOutcome }[],
): void {
  inTransaction(db, () => {
    for (const { seq, outcome } of outcomes) {
      run(
        db,
        build
          .updateTable('outbox')
          .set(settled(outcome))
          .where('seq', '=', seq)
          .where('state', 'in', ['pending', 'parked']),
      )
    }
  })
  db.file.pragma('wal_checkpoint(TRUNCATE)')
}

/** Has the parked commands of these names wait to be pushed again; answers how many there were. */
export function releaseParked(db: KioskDb, names: readonly string[]): number {
  return run(
    db,
    build.updateTable('outbox').set({ state: 'pending' }).where('state', '=', 'parked').where('name', 'in', names),
  )
}

/** So many of the last places stay, whatever the clock says: a centre that is restored to days ago asks for them. */
const PLACES_KEPT = 1000

/** Forgets what the centre decided of commands that were made before a moment: of what is blanked there is nothing left to send. */
export function forgetDecided(db: KioskDb, before: string): void {
  run(
    db,
    build
      .deleteFrom('outbox')
      .where('state', 'in', ['applied', 'refused'])
      .where('made_at', '<', before)
      .where('seq', '<=', lastQueued(db) - PLACES_KEPT),
  )
}

/**
 * Begins a new queue with what waits in this one, in its order; what is settled belongs to the old queue and goes. Only `keepDevice`
 * calls it, inside its transaction.
 */
export function beginQueue(db: KioskDb): void {
  const waiting = all(
    db,
    build.selectFrom('outbox').selectAll().where('state', 'in', ['pending', 'parked']).orderBy('seq'),
  )
  run(db, build.deleteFrom('outbox'))
  db.file.exec(`DELETE FROM sqlite_sequence WHERE name = 'outbox'`)
  for (const [index, row] of waiting.entries())
    run(db, build.insertInto('outbox').values({ ...row, seq: index + 1, state: 'pending' }))
}

function settled(outcome: CommandOutcome): Partial<Pick<OutboxTable, 'state' | 'refusal' | 'args'>> {
  if (outcome.ok) return { state: 'applied', args: null }
  if (outcome.refusal === UNKNOWN_COMMAND) return { state: 'parked' }
  return { state: 'refused', refusal: outcome.refusal, args: null }
}

function commandFromRow(row: Selectable<OutboxTable>): PushedCommand {
  return {
    seq: row.seq,
    id: row.command_id,
    name: row.name,
    args: JSON.parse(row.args ?? 'null') as unknown,
    argsHash: row.args_hash,
    madeAt: row.made_at,
    ...(row.request_id !== null && { requestId: row.request_id }),
    ...(row.args === null && { isLost: true as const }),
  }
}
